/// What a device knows of the last frame, and of the one that the edge answered last.
///
/// The same thing is in view while each frame since the edge answered resembles the one before it. By pixels a frame
/// must resemble the one that the edge answered as well, since many small steps lead from one thing to another; logits
/// stray while one thing is in view as far as from thing to thing, and only tell neighbouring frames apart.
struct ReuseMemory: Sendable, Equatable {
    private enum Appearance: Sendable, Equatable {
        case thumbnail(FrameThumbnail)
        case logits([Float])

        func difference(from other: Appearance) -> Double {
            switch (self, other) {
            case (.thumbnail(let one), .thumbnail(let other)): one.difference(from: other)
            case (.logits(let one), .logits(let other)): euclideanDistance(one, other)
            default: .infinity
            }
        }
    }

    private struct Answered: Sendable, Equatable {
        let appearance: Appearance
        let answer: GateAnswer
    }

    let likeness: Likeness
    /// Frames that differ by more do not resemble each other.
    let threshold: Double
    private var last: Appearance?
    /// `nil` once something else came into view.
    private var answered: Answered?

    init(_ likeness: Likeness, threshold: Double) {
        self.likeness = likeness
        self.threshold = threshold
    }

    /// A new frame is at hand.
    ///
    /// - Returns: the edge's last answer, where the frame resembles those that it may be repeated for.
    mutating func frame(_ pixels: Tensor?) -> GateAnswer? {
        appears(pixels.flatMap(FrameThumbnail.init).map(Appearance.thumbnail))
    }

    /// The fallback model answered the frame at hand; `nil` where it did not.
    ///
    /// - Returns: as above.
    mutating func frame(logits: [Float]?) -> GateAnswer? { appears(logits.map(Appearance.logits)) }

    /// The edge answered the frame that was heard of last.
    mutating func edgeAnswered(_ answer: EdgeAnswer) {
        answered = last.map { Answered(appearance: $0, answer: GateAnswer(answer.prediction)) }
    }

    private mutating func appears(_ appearance: Appearance?) -> GateAnswer? {
        defer { last = appearance }
        guard let appearance, let last, let answered, appearance.difference(from: last) <= threshold,
            likeness == .logits || appearance.difference(from: answered.appearance) <= threshold
        else {
            answered = nil
            return nil
        }
        return answered.answer
    }
}
