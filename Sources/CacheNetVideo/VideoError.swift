/// A video that cannot be opened, read or written. The message says what was expected and what came.
public struct VideoError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What kind of error it is. There may be more in later versions.
    public struct Code: Sendable, Hashable {
        private enum Value {
            case invalidSetting, missingLibrary, cannotOpen, noVideo, undecodable, brokenOff, timedOut, gaveUp
            case unwritable, failed
        }
        private let value: Value
        /// A shape or an option that makes no sense.
        public static let invalidSetting = Code(value: .invalidSetting)
        /// FFmpeg's libraries are not on this machine, or of another version than those this was built for.
        public static let missingLibrary = Code(value: .missingLibrary)
        /// There is nothing at the location, or nothing that is a video.
        public static let cannotOpen = Code(value: .cannotOpen)
        /// It opens, but there is no video in it, or one that no decoder here reads.
        public static let noVideo = Code(value: .noVideo)
        /// No frame could be made of what came.
        public static let undecodable = Code(value: .undecodable)
        /// Frames came, and then the file breaks off or the connection is lost.
        public static let brokenOff = Code(value: .brokenOff)
        /// Nothing came for as long as ``VideoSource/Options/timeout``.
        public static let timedOut = Code(value: .timedOut)
        /// A stream was lost and did not come back within the attempts that it was given.
        public static let gaveUp = Code(value: .gaveUp)
        /// A file that cannot be written.
        public static let unwritable = Code(value: .unwritable)
        /// FFmpeg failed at something that does not depend on the video.
        public static let failed = Code(value: .failed)
    }

    /// What went wrong, for programs.
    public let code: Code
    /// For a person: what was expected and what came.
    public let message: String

    /// - Parameter message: what was expected and what came.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
