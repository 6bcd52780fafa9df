/// How often two said the same of one frame, where nobody need know what it shows.
package struct Agreement: Sendable, Equatable {
    /// Frames of which both said something.
    package private(set) var frames = 0
    /// Those of which they said the same.
    package private(set) var agreed = 0

    package init() {}

    /// Share of frames of which both said the same, 0 to 1; `nil` before the first one.
    package var share: Double? { frames == 0 ? nil : Double(agreed) / Double(frames) }

    /// - Parameters: labels of one frame, indices into the same list; a frame of which one said nothing does not count.
    mutating func count(_ first: Int?, _ second: Int?) {
        guard let first, let second else { return }
        frames += 1
        if first == second { agreed += 1 }
    }
}
