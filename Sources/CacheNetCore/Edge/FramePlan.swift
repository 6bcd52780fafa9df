/// What comes of a ``FrameEncoding`` for a bundle: which pictures come into question, and why.
package struct FramePlan: Sendable, Hashable {
    /// Of pictures; `nil` where all frames go as tensors.
    package let quality: Int?
    /// Whether a picture is sent only where it is quicker.
    package let isMeasured: Bool
    /// For people, such as `quality 90, of which ...`; `nil` where there is nothing to say.
    package let reason: String?

    package init(quality: Int?, isMeasured: Bool = false, reason: String? = nil) {
        self.quality = quality
        self.isMeasured = isMeasured
        self.reason = reason
    }

    package static let tensors = FramePlan(quality: nil)
}
