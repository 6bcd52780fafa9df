internal import CFFmpeg

/// Where FFmpeg's reasons are written to, and how they become errors.
struct FFmpegMessage {
    var bytes = [CChar](repeating: 0, count: 1024)

    var text: String {
        String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// - Parameters:
    ///   - status: below zero.
    ///   - name: what messages call the video.
    func error(_ status: Int32, name: String) -> VideoError {
        let code: VideoError.Code =
            switch Int(status) {
            case CFF_CANNOT_OPEN: .cannotOpen
            case CFF_NO_VIDEO: .noVideo
            case CFF_NOTHING_DECODES: .undecodable
            case CFF_BROKEN_OFF: .brokenOff
            case CFF_TIMED_OUT: .timedOut
            default: .failed
            }
        return VideoError(code, "\(name): \(text)")
    }
}
