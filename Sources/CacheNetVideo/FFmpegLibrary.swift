internal import CFFmpeg

/// FFmpeg's libraries, opened once for the process.
///
/// - Note: `@unchecked Sendable` because nothing is written to after it was opened, and its functions may be called on
///   every thread.
@safe final class FFmpegLibrary: @unchecked Sendable {
    let pointer: OpaquePointer

    static func shared() throws(VideoError) -> FFmpegLibrary {
        try opened.get()
    }

    private static let opened = Result<FFmpegLibrary, VideoError> { () throws(VideoError) in try FFmpegLibrary() }

    /// - Parameter folder: where the libraries are; `nil` for where the system looks for libraries.
    /// - Throws: ``VideoError`` with `missingLibrary`.
    init(folder: String? = nil) throws(VideoError) {
        var message = FFmpegMessage()
        guard let pointer = unsafe cff_load(folder, &message.bytes, message.bytes.count) else {
            throw VideoError(.missingLibrary, message.text)
        }
        unsafe self.pointer = pointer
    }
}
