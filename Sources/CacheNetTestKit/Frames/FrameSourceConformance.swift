public import CacheNetCore

/// The rules every `FrameSource` keeps, wherever its frames come from.
///
///     #expect(await FrameSourceConformance.violations { Recording(path) } == [])
///     #expect(await FrameSourceConformance.violations(frames: 20) { Camera() } == [])
///
/// It does not import a testing library, so it works under any.
public enum FrameSourceConformance {
    /// Takes frames from a source until it ends, fails, or there are enough.
    ///
    /// A source may fail: what it does afterwards is among the rules, its error is not.
    ///
    /// - Parameters:
    ///   - frames: how many to take at most, at least 1; more is better, unless the source waits for each.
    ///   - makeSource: makes a source with at least one frame, called once.
    /// - Returns: one sentence for each violated rule; empty when the source conforms.
    public static func violations<Source: FrameSource>(
        frames: Int = 1000, _ makeSource: () async throws -> Source
    ) async rethrows -> [String] {
        let source = try await makeSource()
        var run = FrameSourceRun(labels: source.labels, format: source.frameFormat)
        run.checkDescription()
        var iterator = source.makeAsyncIterator()
        var isOver = false
        while run.frames < frames {
            do {
                guard let frame = try await iterator.next(isolation: #isolation) else {
                    isOver = true
                    break
                }
                run.check(frame)
            } catch {
                isOver = true
                break
            }
        }
        if isOver {
            for _ in 0..<3 { run.checkAfterTheEnd(try? await iterator.next(isolation: #isolation)) }
        }
        // Whoever checks a source first and runs it then must find the same.
        run.checkUnchanged(labels: source.labels, format: source.frameFormat)
        return run.violations
    }
}
