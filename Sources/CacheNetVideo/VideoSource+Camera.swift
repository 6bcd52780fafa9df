extension VideoSource {
    /// What a camera is asked for; it says no to what it does not have.
    public struct Camera: Sendable, Equatable {
        /// FFmpeg's name of a kind of device, of which the location is one: `avfoundation`, `x11grab`, `lavfi`; `nil`
        /// for `v4l2` where the location begins with `/dev/video`, and no device elsewhere.
        public var kind: String?
        /// In pixels, above 0; `nil` for what the camera prefers. Close to the frames' size costs the least.
        public var size: (width: Int, height: Int)?
        /// Frames a second, above 0; `nil` for what the camera prefers.
        public var framesPerSecond: Double?

        /// What the camera prefers.
        public init() {}

        /// Whether every setting is the same.
        public static func == (left: Camera, right: Camera) -> Bool {
            left.kind == right.kind && left.size?.width == right.size?.width
                && left.size?.height == right.size?.height && left.framesPerSecond == right.framesPerSecond
        }
    }
}
