/// The kinds of pictures that FVG comes as, each by the name of its folder.
public enum FVGPictures: String, Sendable, Hashable, CaseIterable {
    /// Where the walker is, in white on black.
    case silhouettes = "SIL"
    /// The walker in colour, on black.
    case segmented = "SEG"
    /// Cropped frames.
    case cropped = "CROP"
    /// Whole frames of the video, 1080 x 1920 pixels.
    case raw = "RAW"

    /// Of a frame that is read: 1 for grey, 3 for RGB, whatever the files have.
    public var channels: Int { self == .silhouettes ? 1 : 3 }

    /// What is looked for, in this order, where a user names no kind: in whole frames the walker is too small.
    static let preferred: [FVGPictures] = [.silhouettes, .segmented, .cropped]
}
