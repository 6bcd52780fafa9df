/// How likely it is that a frame is as far as it is from the one before, up to a common factor.
struct Resemblance: Sendable, Equatable {
    /// Nothing is known of it.
    static let unknown = Resemblance(same: 1, other: 1)

    /// Where the same thing is in view.
    let same: Double
    /// Where another thing is.
    let other: Double
}
