/// What a device knows of the last frame, and of the one that the edge answered last.
///
/// A frame resembles what the edge answered where it differs by no more than a threshold from that frame *and* from the
/// last one: many small steps lead from one thing to another, and so does one large step to something that is much like
/// what was there before.
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
            appearance.difference(from: answered.appearance) <= threshold
        else { return nil }
        return answered.answer
    }
}
