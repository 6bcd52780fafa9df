public import CacheNetCore

/// Gives the frames that it was made with, and then ends or fails.
public struct ScriptedFrameSource: FrameSource {
    /// The names that the frames' labels are indices into; `nil` for none.
    public let labels: [String]?
    /// Without the batch's 1. Nothing checks the frames against it.
    public let frameShape: [Int]
    /// Nothing checks the frames against it either.
    public let frameType: ElementType
    private let frames: [Frame]
    private let failure: (any Error)?

    /// - Parameter failure: what it throws after the last frame; `nil` lets it end.
    public init(
        labels: [String]?, frameShape: [Int], frameType: ElementType = .uint8, frames: [Frame],
        failure: (any Error)? = nil
    ) {
        self.labels = labels
        self.frameShape = frameShape
        self.frameType = frameType
        self.frames = frames
        self.failure = failure
    }

    /// Each iterator begins at the first frame.
    public func makeAsyncIterator() -> Iterator {
        Iterator(rest: frames[...], failure: failure)
    }

    /// One pass over the frames.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate var rest: ArraySlice<Frame>
        fileprivate var failure: (any Error)?

        /// The next frame, without a wait; `nil` at the end, and after the failure.
        ///
        /// - Throws: the failure, once, after the last frame.
        public mutating func next() async throws -> Frame? {
            if let frame = rest.popFirst() { return frame }
            guard let failure else { return nil }
            self.failure = nil
            throw failure
        }
    }
}
