/// What the edge last said, and how probable it is that the thing it said that of is still in view.
struct EdgeMemory: Sendable, Equatable {
    private(set) var label: Int?
    /// 0 to 1; of the frame at hand once that was said to stay in view.
    private(set) var probability = 0.0

    /// The frame that was at hand is through.
    ///
    /// - Parameter probability: that the thing in view was in view before it.
    mutating func stay(_ probability: Double) { self.probability *= probability }

    mutating func remember(_ label: Int?) {
        self.label = label
        probability = label == nil ? 0 : 1
    }
}
