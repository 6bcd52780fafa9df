public import CacheNetCore

/// The frames of a video: a file, a stream of a network, a camera; through FFmpeg's libraries.
///
/// ```swift
/// for try await frame in try VideoSource("street.mp4", shape: [3, 224, 224]) {
///     let answer = try await device.infer(frame.pixels)
/// }
/// ```
///
/// A location is a file's path, a URL (`rtsp://`, `http://`, `rtmp://`, `srt://`, whatever FFmpeg knows), or a camera's
/// device such as `/dev/video0`. Frames are turned upright as the video says, freed of interlacing, brought to the
/// shape, and carry the time since the first one. Colours follow the matrix and range that the video names, and where it
/// names none FFmpeg's default (BT.601, limited), as pictures do that FFmpeg or OpenCV extracted for training.
///
/// Decoding runs on a thread of its own, which starts with the first frame that is asked for, and ends with the last
/// one, with the iterator, or with the task that waits for a frame: that task gets a `CancellationError`. Every
/// iterator opens the video anew. Damaged packets are left out and counted.
public struct VideoSource: FrameSource, Sendable {
    /// Nobody has labelled a video.
    public var labels: [String]? { nil }
    /// Channels, height, width.
    public let frameShape: [Int]
    /// A path, a URL or a device, as it was given.
    public let location: String
    /// How the video is read.
    public let options: Options
    private let counters: VideoCounters
    private let start: @Sendable () -> FrameRun

    /// Opens nothing yet.
    ///
    /// - Parameters:
    ///   - location: a path, a URL or a device.
    ///   - shape: channels (3 for RGB, 1 for grey), height, width; the latter 1 to 8192.
    ///   - clock: what pauses and ``Options/Pace/realTime`` go by.
    ///   - onNotice: hears of lost and restored streams, on the thread that decodes.
    /// - Throws: ``VideoError`` with `invalidSetting` for a shape or options that make no sense.
    public init<C: Clock>(
        _ location: String, shape: [Int], options: Options = Options(), clock: C = ContinuousClock(),
        onNotice: @escaping @Sendable (VideoNotice) -> Void = { _ in }
    ) throws(VideoError) where C.Duration == Duration {
        try checkShape(shape)
        try options.check()
        self.location = location
        self.options = options
        frameShape = shape
        let counters = VideoCounters()
        self.counters = counters
        let place = VideoLocation(location, deviceKind: options.camera.kind)
        start = {
            FrameRun(name: "cachenet-video", counters: counters) { pipe throws(VideoError) in
                var playback = VideoPlayback(
                    location: place, shape: shape, options: options, clock: clock, onNotice: onNotice,
                    counters: counters, pipe: pipe)
                try await playback.play()
            }
        }
    }

    /// What came of the frames so far, over all iterators of this source and its copies.
    public var statistics: VideoStatistics { counters.current }

    /// One pass over the video, which is opened once the first frame is asked for.
    ///
    /// - Returns: frames until the last one, or a ``VideoError`` once.
    public func makeAsyncIterator() -> VideoFrames { VideoFrames(start: start) }
}

/// - Throws: ``VideoError`` with `invalidSetting`.
func checkShape(_ shape: [Int]) throws(VideoError) {
    guard shape.count == 3, shape[0] == 1 || shape[0] == 3, shape[1...].allSatisfy((1...8192).contains) else {
        throw VideoError(
            .invalidSetting, "expected a shape of 1 or 3 channels, a height and a width of 1 to 8192, got \(shape)")
    }
}
