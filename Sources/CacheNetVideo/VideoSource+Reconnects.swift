extension VideoSource {
    /// How often and when a stream that was lost is opened again. The pauses double.
    ///
    /// A stream that cannot be opened in the first place is an error at once: more often than not it is the address.
    public struct Reconnects: Sendable, Equatable {
        /// How many in a row without a frame between them; 0 makes the first loss an error.
        public var attempts = 10
        /// Before the first attempt, at least zero.
        public var firstPause = Duration.milliseconds(500)
        /// What pauses grow to, at least ``firstPause``.
        public var longestPause = Duration.seconds(30)

        /// Ten attempts over about two and a half minutes.
        public init() {}

        /// Never.
        public static var none: Reconnects {
            var none = Reconnects()
            none.attempts = 0
            return none
        }

        /// - Parameter attempt: from 1.
        func pause(before attempt: Int) -> Duration {
            // After 20 doublings even a millisecond is above any pause.
            Swift.min(longestPause, firstPause * (1 << Swift.min(attempt - 1, 20)))
        }
    }
}
