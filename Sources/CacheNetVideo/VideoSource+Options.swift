extension VideoSource {
    /// How a video is read. What has no meaning for a kind of video is ignored there.
    public struct Options: Sendable, Equatable {
        /// How a picture gets the frames' shape.
        public enum Fit: Sendable, Hashable {
            /// Its largest part around the centre that has this shape, as for data sets and pictures.
            case crop
            /// All of it, squeezed.
            case stretch
        }

        /// Which frames are given, and when.
        public enum Pace: Sendable, Hashable {
            /// Of files every frame, as soon as it is asked for; of cameras and streams the newest one.
            case automatic
            /// Every frame, also of cameras and streams: these fall behind where they are faster than their reader.
            case everyFrame
            /// Every video as if it were live: at its own speed, and the newest frame where its reader is slower.
            case realTime
        }

        /// What RTSP sends pictures over.
        public enum Transport: Sendable, Hashable {
            /// Nothing is lost on the way; a slow network delays.
            case tcp
            /// Nothing waits; what a network loses is missing.
            case udp
        }

        /// How a picture gets the frames' shape: cropped, unless asked otherwise.
        public var fit = Fit.crop
        /// Which frames are given, and when.
        public var pace = Pace.automatic
        /// What RTSP sends pictures over; TCP unless asked otherwise.
        public var transport = Transport.tcp
        /// Whether an RTSP sender connects to the location and announces its video, instead of being asked for it. One
        /// sender at a time, at an address of this machine.
        public var waitsForSender = false
        /// How often and when a lost stream is opened again.
        public var reconnects = Reconnects()
        /// How long a stream or a camera may give nothing, above zero: more counts as a loss.
        public var timeout = Duration.seconds(10)
        /// What a camera is asked for.
        public var camera = Camera()
        /// Threads that decode, at least 1. More make large videos faster and take the time of whatever runs beside.
        public var threads = 1

        /// What suits most videos.
        public init() {}
    }
}

extension VideoSource.Options {
    /// - Throws: ``VideoError`` with `invalidSetting` for the first one that makes no sense.
    func check() throws(VideoError) {
        func expect(_ isMet: Bool, _ expectation: String, _ value: Any) throws(VideoError) {
            if !isMet { throw VideoError(.invalidSetting, "expected \(expectation), got \(value)") }
        }
        try expect((1...64).contains(threads), "1 to 64 threads", threads)
        try expect(timeout > .zero && timeout <= .seconds(86400), "a timeout above zero, at most a day", timeout)
        try expect(reconnects.attempts >= 0, "at least 0 attempts to reconnect", reconnects.attempts)
        try expect(reconnects.firstPause >= .zero, "a pause of at least zero", reconnects.firstPause)
        try expect(
            reconnects.longestPause >= reconnects.firstPause, "a longest pause that is not below the first",
            reconnects.longestPause)
        if let size = camera.size {
            try expect(size.width > 0 && size.height > 0, "a camera's size above 0", "\(size.width)x\(size.height)")
        }
        if let rate = camera.framesPerSecond {
            try expect(rate > 0 && rate.isFinite, "a camera's frame rate above 0", rate)
        }
    }
}
