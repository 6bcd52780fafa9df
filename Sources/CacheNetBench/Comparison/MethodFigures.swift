internal import CacheNetCore

/// What came out of one method.
public struct MethodFigures: Sendable, Encodable {
    public let name: String
    public let frames: Int
    /// Share of right answers among the frames whose label is known, 0 to 1; no answer is a wrong one.
    public let accuracy: Double?
    /// Share of frames that the device answered alone, 0 to 1; `nil` where the word has no meaning.
    public let hitRatio: Double?
    /// Milliseconds from the question to the answer.
    public let meanMs: Double
    public let p50Ms: Double
    public let p95Ms: Double
    public let p99Ms: Double
    /// Thousands of bytes over the link for each frame, whatever they were for; `nil` where there is no link.
    public let kbUpPerFrame: Double?
    public let kbDownPerFrame: Double?
    public let unanswered: Int

    /// - Parameter books: of at least one frame.
    init(_ books: MethodBooks, countsHits: Bool) {
        let count = books.milliseconds.count
        name = books.name
        frames = count
        accuracy = books.labelled > 0 ? Double(books.correct) / Double(books.labelled) : nil
        hitRatio = countsHits ? Double(books.origins.count { $0 == .hit }) / Double(count) : nil
        meanMs = books.milliseconds.reduce(0, +) / Double(count)
        p50Ms = books.milliseconds.percentile(50)
        p95Ms = books.milliseconds.percentile(95)
        p99Ms = books.milliseconds.percentile(99)
        kbUpPerFrame = books.traffic.map { Double($0.up) / 1000 / Double(count) }
        kbDownPerFrame = books.traffic.map { Double($0.down) / 1000 / Double(count) }
        unanswered = books.unanswered
    }
}
