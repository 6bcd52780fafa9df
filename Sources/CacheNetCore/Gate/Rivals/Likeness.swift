/// By what one frame is said to resemble another.
public enum Likeness: Sendable, Hashable, CaseIterable {
    /// The mean absolute difference of ``FrameThumbnail``s, 0 to 255; no model runs.
    case pixels
    /// The Euclidean distance of the fallback model's logits, at least 0; it runs on every frame.
    case logits
}
