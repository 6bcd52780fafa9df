internal import CFFmpeg
public import CacheNetCore
internal import Foundation

/// Writes frames to an MP4 file that any player shows: H.264 where FFmpeg has its encoder (libx264), MPEG-4 elsewhere.
///
/// ```swift
/// let writer = try VideoWriter("out.mp4", shape: [3, 128, 128], framesPerSecond: 25)
/// for record in 0..<dataset.count { try writer.add(dataset.pixels(of: record)) }
/// try writer.finish()
/// ```
///
/// The file is there, in the place of one of that name, once it is whole: after ``finish()``. Calls block while they
/// encode, and belong to one thread at a time. Encoding loses a little, and colours have half the resolution.
@safe public final class VideoWriter {
    private let path: String
    private let temporary: String
    private let shape: [Int]
    private var writer: OpaquePointer?
    private var message = FFmpegMessage()

    /// - Parameters:
    ///   - shape: channels (3 for RGB, 1 for grey), height, width; the latter 1 to 8192.
    ///   - framesPerSecond: 0.01 to 600, counted in hundredths.
    /// - Throws: ``VideoError`` with `invalidSetting` for a shape or a rate that makes no sense, `missingLibrary` where
    ///   FFmpeg is not installed, `unwritable` where no file can be.
    public init(_ path: String, shape: [Int], framesPerSecond: Double) throws(VideoError) {
        try checkShape(shape)
        guard (0.01...600).contains(framesPerSecond) else {
            throw VideoError(.invalidSetting, "expected a frame rate of 0.01 to 600, got \(framesPerSecond)")
        }
        self.path = path
        self.shape = shape
        temporary = "\(path).\(UUID().uuidString).part"
        UnfinishedFiles.add(temporary)
        let library = unsafe try FFmpegLibrary.shared().pointer
        UnfinishedFiles.make {
            unsafe writer = cff_create(
                library, "file:\(temporary)", Int32(shape[2]), Int32(shape[1]), Int32(shape[0]),
                Int32((framesPerSecond * 100).rounded()), 100, &message.bytes, message.bytes.count)
        }
        guard unsafe writer != nil else {
            discard()
            throw VideoError(.unwritable, "\(path): \(message.text)")
        }
    }

    deinit {
        discard()
    }

    /// - Parameter frame: `uint8`, `[1, channels, height, width]` of the file's shape.
    /// - Throws: ``VideoError`` with `invalidSetting` for a frame of another shape or behind ``finish()``, `unwritable`
    ///   where it cannot be written.
    public func add(_ frame: Tensor) throws(VideoError) {
        guard let writer = unsafe writer, frame.elementType == .uint8, frame.shape == [1] + shape else {
            throw VideoError(
                .invalidSetting,
                "\(path): expected uint8 \([1] + shape) before the end, got \(frame.elementType) \(frame.shape)"
                    + (unsafe writer == nil ? " behind it" : ""))
        }
        let status = unsafe frame.bytes.withUnsafeBufferPointer { pixels in
            unsafe pixels.baseAddress.map { unsafe cff_add(writer, $0, &message.bytes, message.bytes.count) }
        }
        guard let status, Int(status) == CFF_FRAME else { throw VideoError(.unwritable, "\(path): \(message.text)") }
    }

    /// Completes the file and puts it in its place. A second call does nothing.
    ///
    /// - Throws: ``VideoError`` with `unwritable`, after which there is no file.
    public func finish() throws(VideoError) {
        guard let writer = unsafe writer else { return }
        defer { discard() }
        guard unsafe Int(cff_complete(writer, &message.bytes, message.bytes.count)) == CFF_END else {
            throw VideoError(.unwritable, "\(path): \(message.text)")
        }
        guard unsafe rename(temporary, path) == 0 else {
            let reason = systemReason()
            throw VideoError(.unwritable, "\(path): expected a place for an MP4 file, got \"\(reason)\"")
        }
    }

    /// Lets go of FFmpeg's objects and of what is not whole.
    private func discard() {
        if let writer = unsafe writer { unsafe cff_free_writer(writer) }
        unsafe writer = nil
        unsafe unlink(temporary)
        UnfinishedFiles.remove(temporary)
    }
}
