/// A number for each way that leads from one frame to the next.
struct ViewShares: Sendable, Equatable {
    /// The same thing is still in view.
    var same: Double
    /// Another thing of the same label.
    var another: Double
    /// A thing of another label.
    var change: Double
}
