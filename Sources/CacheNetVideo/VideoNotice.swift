/// Something about a stream that a person may want to know while frames go on.
public struct VideoNotice: Sendable, Equatable, CustomStringConvertible {
    /// What happened. There may be more in later versions.
    public struct Event: Sendable, Hashable {
        private enum Value { case lost, restored }
        private let value: Value
        /// The stream was lost, or could not be opened again; another attempt follows.
        public static let lost = Event(value: .lost)
        /// The first frame after a loss came.
        public static let restored = Event(value: .restored)
    }

    /// What happened.
    public let event: Event
    /// Why the stream was lost; `nil` once it is back.
    public let error: VideoError?
    /// Which attempt to open it again this is about, from 1.
    public let attempt: Int
    /// How long the attempt is waited for; zero once the stream is back.
    public let pause: Duration

    /// For those who test what they do about a notice.
    public init(_ event: Event, error: VideoError? = nil, attempt: Int, pause: Duration = .zero) {
        self.event = event
        self.error = error
        self.attempt = attempt
        self.pause = pause
    }

    /// For a person: what happened, why, and when the next attempt follows.
    public var description: String {
        guard event == .lost else { return "the video is back after attempt \(attempt)" }
        return "lost the video (\(error?.message ?? "no reason")), attempt \(attempt) to open it again in \(pause)"
    }
}
