/// Counts the frames since the label of a stream changed.
struct ChangeCount {
    private var label: Int?
    private var frames: Int?

    /// - Returns: 0 on the first frame of another label, and so on; `nil` before any change.
    mutating func next(_ label: Int) -> Int? {
        if let before = self.label, before != label { frames = 0 } else { frames = frames.map { $0 + 1 } }
        self.label = label
        return frames
    }
}
