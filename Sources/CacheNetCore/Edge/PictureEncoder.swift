/// Makes pictures of frames, for a device that sends them so. `JPEGEncoder` of `CacheNetMedia` is one; a device without
/// any needs no picture library.
public protocol PictureEncoder: Sendable {
    /// - Parameters:
    ///   - frame: as the device would send it.
    ///   - quality: 1 to 100.
    /// - Returns: a JPEG file of the frame's size and number of channels.
    /// - Throws: what says why the frame is no picture.
    func encode(_ frame: Tensor, quality: Int) throws -> [UInt8]
}
