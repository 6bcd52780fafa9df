public import CacheNetCore

/// Makes JPEG pictures of frames through libjpeg-turbo, for a device that sends them so.
///
/// ```swift
/// parts.pictureEncoder = JPEGEncoder()
/// ```
///
/// Colours are stored as finely as brightness (4:4:4): the models that read them were not trained on blurred ones.
public struct JPEGEncoder: PictureEncoder {
    /// One that makes pictures of any frames and quality.
    public init() {}

    /// - Throws: ``PictureError`` for a frame that is not `uint8` `[1, channels, height, width]` with 1 or 3 channels and
    ///   sides of 1 to 65,500 pixels, and for a quality that is not 1 to 100.
    public func encode(_ frame: Tensor, quality: Int) throws -> [UInt8] {
        guard FrameEncoding.qualities.contains(quality) else {
            throw PictureError(.unsuitable, "quality: expected 1 to 100, got \(quality)")
        }
        let sides = 1...JPEG.longestSide
        guard frame.elementType == .uint8, frame.shape.count == 4, frame.shape[0] == 1,
            [1, 3].contains(frame.shape[1]), sides.contains(frame.shape[2]), sides.contains(frame.shape[3])
        else {
            throw PictureError(
                .unsuitable,
                "expected a uint8 frame [1, 1 or 3, height, width], got \(frame.elementType.rawValue) \(frame.shape)")
        }
        return try JPEG.encode(Picture(frame: frame), quality: quality)
    }
}
