public import CacheNetCore

/// Gives the frames that it was made with, and then ends or fails.
public struct ScriptedFrameSource: FrameSource {
    public let labels: [String]?
    public let frameShape: [Int]
    private let frames: [Frame]
    private let failure: (any Error)?

    /// - Parameter failure: what it throws after the last frame; `nil` lets it end.
    public init(labels: [String]?, frameShape: [Int], frames: [Frame], failure: (any Error)? = nil) {
        self.labels = labels
        self.frameShape = frameShape
        self.frames = frames
        self.failure = failure
    }

    public func makeAsyncIterator() -> Iterator {
        Iterator(rest: frames[...], failure: failure)
    }

    public struct Iterator: AsyncIteratorProtocol {
        fileprivate var rest: ArraySlice<Frame>
        fileprivate var failure: (any Error)?

        public mutating func next() async throws -> Frame? {
            if let frame = rest.popFirst() { return frame }
            guard let failure else { return nil }
            self.failure = nil
            throw failure
        }
    }
}
