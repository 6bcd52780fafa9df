internal import CFFmpeg
internal import CacheNetCore

/// An open video. Its calls block, and belong to one thread at a time.
@safe final class VideoDecoder {
    private let video: OpaquePointer
    private let shape: [Int]
    private let name: String
    /// Asked during calls that block, so that it lives at least as long.
    private let pipe: FramePipe
    private var message = FFmpegMessage()
    private var knownDamage = 0
    /// How long the last picture took from when its data had come.
    private(set) var work = Duration.zero

    /// - Parameters:
    ///   - shape: channels, height, width of the frames to come.
    ///   - pipe: once nobody wants pictures from it, calls end early.
    /// - Throws: ``VideoError``.
    init(_ location: VideoLocation, shape: [Int], options: VideoSource.Options, pipe: FramePipe) throws(VideoError) {
        let library = try FFmpegLibrary.shared()
        var message = FFmpegMessage()
        var status: Int32 = 0
        let video = unsafe withCOptions(location, shape: shape, options: options, pipe: pipe) { options in
            unsafe cff_open(library.pointer, options, &status, &message.bytes, message.bytes.count)
        }
        guard let video = unsafe video else { throw message.error(status, name: location.name) }
        unsafe self.video = video
        self.shape = shape
        self.pipe = pipe
        name = location.name
    }

    deinit {
        unsafe cff_close(video)
    }

    /// Whether nobody knows how long the video is: only a loss ends it.
    var isEndless: Bool { unsafe cff_is_endless(video) != 0 }

    /// - Returns: `nil` behind the last frame, and once nobody wants any.
    /// - Throws: ``VideoError``.
    func next() throws(VideoError) -> TimedPicture? {
        var time: Int64 = 0
        var work: Int64 = 0
        var status: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: shape.reduce(1, *)) { pixels, count in
            guard let start = pixels.baseAddress else { return }
            status = unsafe cff_next(video, start, &time, &work, &message.bytes, message.bytes.count)
            count = Int(status) == CFF_FRAME ? pixels.count : 0
        }
        switch Int(status) {
        case CFF_FRAME: break
        case CFF_END, CFF_INTERRUPTED: return nil
        default: throw message.error(status, name: name)
        }
        self.work = .nanoseconds(work)
        do throws(TensorError) {
            let pixels = try Tensor(elementType: .uint8, shape: [1] + shape, bytes: bytes)
            return TimedPicture(pixels: pixels, time: .nanoseconds(time))
        } catch {
            throw VideoError(.failed, "\(name): \(error.message)")
        }
    }

    /// How many packets were damaged since this was asked last.
    func takeDamage() -> Int {
        let damage = unsafe Int(cff_damaged(video))
        defer { knownDamage = damage }
        return damage - knownDamage
    }
}
