public import CacheNetCore

/// One pass over the frames of a ``VideoSource`` or a ``FrameFolder``.
public struct VideoFrames: AsyncIteratorProtocol {
    private let start: () -> FrameRun
    private var run: FrameRun?
    private var index = 0

    init(start: @escaping () -> FrameRun) {
        self.start = start
    }

    /// - Returns: `nil` behind the last frame, and behind an error.
    /// - Throws: ``VideoError``; `CancellationError` where the task was cancelled.
    public mutating func next() async throws -> Frame? {
        let run = run ?? start()
        self.run = run
        guard let picture = try await run.next() else { return nil }
        defer { index += 1 }
        return Frame(
            index: index, record: nil, label: nil, pixels: picture.pixels, time: picture.time, arrival: picture.arrival)
    }
}
