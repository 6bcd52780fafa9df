internal import CacheNetCore

/// Plays a video into a pipe, on the thread that it is called on: opens it, keeps its pace, opens it again.
struct VideoPlayback<C: Clock> where C.Duration == Duration {
    let location: VideoLocation
    let shape: [Int]
    let options: VideoSource.Options
    let clock: C
    let onNotice: @Sendable (VideoNotice) -> Void
    let counters: VideoCounters
    let pipe: FramePipe

    /// When the first frame came.
    private var start: C.Instant?
    private var lastTime = Duration.zero
    /// What a decoder's times have to be moved by: it counts from its own first frame.
    private var offset = Duration.zero
    /// Those in a row without a frame since the stream was lost.
    private var attempts = 0

    init(
        location: VideoLocation, shape: [Int], options: VideoSource.Options, clock: C,
        onNotice: @escaping @Sendable (VideoNotice) -> Void, counters: VideoCounters, pipe: FramePipe
    ) {
        self.location = location
        self.shape = shape
        self.options = options
        self.clock = clock
        self.onNotice = onNotice
        self.counters = counters
        self.pipe = pipe
    }

    /// Returns behind the last frame, and once nobody wants any.
    ///
    /// - Throws: ``VideoError``.
    mutating func play() async throws(VideoError) {
        while true {
            let loss: VideoError
            var canComeBack = true
            do throws(VideoError) {
                let decoder = try VideoDecoder(location, shape: shape, options: options, pipe: pipe)
                defer { counters.add(decoder.takeDamage(), to: \.damagedPackets) }
                canComeBack = !location.isFile && decoder.isEndless
                try await show(decoder)
                guard canComeBack, !pipe.isCancelled else { return }
                loss = VideoError(.brokenOff, "\(location.name): expected the stream to go on, got its end")
            } catch {
                loss = error
            }
            guard canComeBack, !pipe.isCancelled else { throw loss }
            try await waitAfter(loss)
        }
    }

    private mutating func show(_ decoder: VideoDecoder) async throws(VideoError) {
        let isLive = !location.isFile && decoder.isEndless
        let replacing = options.pace == .realTime || (isLive && options.pace == .automatic)
        let isPaced = options.pace == .realTime && !isLive
        while let picture = try decoder.next() {
            counters.add(decoder.takeDamage(), to: \.damagedPackets)
            var timed = TimedPicture(pixels: picture.pixels, time: place(picture.time ?? .zero))
            if isPaced, let start, let time = timed.time {
                // Cancelled sleep is no reason to stop: the pipe tells.
                try? await clock.sleep(until: start.advanced(by: time), tolerance: nil)
            }
            // A camera's would come now, and be decoded then.
            if isLive || isPaced { timed.arrival = .now - decoder.work }
            guard await pipe.give(timed, replacing: replacing) else { return }
        }
    }

    /// The time of a frame that just came, from the first frame of all decoders on.
    private mutating func place(_ time: Duration) -> Duration {
        if let start, attempts > 0 {
            // The pause counts, and time never goes backwards.
            offset = max(lastTime, start.duration(to: clock.now)) - time
            onNotice(VideoNotice(.restored, attempt: attempts))
            attempts = 0
        }
        if start == nil { start = clock.now }
        lastTime = time + offset
        return lastTime
    }

    /// - Throws: the loss, where it is final.
    private mutating func waitAfter(_ loss: VideoError) async throws(VideoError) {
        let isHopeless = [.missingLibrary, .failed].contains(loss.code)
        guard case .stream = location, start != nil, !isHopeless, options.reconnects.attempts > 0 else { throw loss }
        if attempts == 0 { counters.add(to: \.losses) }
        guard attempts < options.reconnects.attempts else {
            throw VideoError(
                .gaveUp, "expected the stream to come back within \(attempts) attempts, got \"\(loss.message)\"")
        }
        attempts += 1
        let pause = options.reconnects.pause(before: attempts)
        onNotice(VideoNotice(.lost, error: loss, attempt: attempts, pause: pause))
        try? await clock.sleep(for: pause)
    }
}
