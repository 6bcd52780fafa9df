import CacheNetData
import CacheNetMedia
import Foundation

/// Writes a PNG file of one grey, and the directories above it.
func writePlainPicture(_ value: UInt8, width: Int, height: Int, to url: URL) throws {
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    let bytes = [UInt8](repeating: value, count: width * height)
    try PictureFile.write(Picture(width: width, height: height, channels: 1, bytes: bytes), to: url.path)
}
