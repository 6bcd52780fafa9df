internal import CacheNetCore
internal import CacheNetDevice

/// What came out of one method.
public struct MethodFigures: Sendable, Encodable {
    public let method: ComparedMethod
    public let frames: Int
    /// Share of right answers among the frames whose label is known, 0 to 1; no answer is a wrong one.
    public let accuracy: Double?
    /// Share of frames that the device answered alone, 0 to 1; `nil` where the word has no meaning.
    public let hitRatio: Double?
    /// Share of all frames that were wrong hits where the full model was right, 0 to 1; `nil` where `hitRatio` is.
    public let falseHitRatio: Double?
    /// Milliseconds from the question to the answer.
    public let meanMs: Double
    public let p50Ms: Double
    public let p95Ms: Double
    public let p99Ms: Double
    /// Thousands of bytes over the link for each frame, whatever they were for; `nil` where there is no link.
    public let kbUpPerFrame: Double?
    public let kbDownPerFrame: Double?
    public let unanswered: Int
    /// Partitions that came over the link, and that made room for others; `nil` without a cache.
    public let downloads: Int?
    public let evictions: Int?

    /// - Parameters:
    ///   - books: of at least one frame.
    ///   - device: `nil` for a method without a cache.
    ///   - truth: the true label of each frame.
    ///   - full: the full model's answer to each frame.
    init(_ books: MethodBooks, device: DeviceStatistics?, truth: [Int?], full: [Int?]) {
        let count = books.milliseconds.count
        method = books.kind
        downloads = device?.downloads
        evictions = device?.evictions
        frames = count
        accuracy = books.labelled > 0 ? Double(books.correct) / Double(books.labelled) : nil
        let hits = books.origins.indices.filter { books.origins[$0] == .hit }
        let falseHits = hits.count { truth[$0] != nil && full[$0] == truth[$0] && books.answers[$0] != truth[$0] }
        hitRatio = books.kind.hasHits ? Double(hits.count) / Double(count) : nil
        falseHitRatio = books.kind.hasHits ? Double(falseHits) / Double(count) : nil
        meanMs = books.milliseconds.reduce(0, +) / Double(count)
        p50Ms = books.milliseconds.percentile(50)
        p95Ms = books.milliseconds.percentile(95)
        p99Ms = books.milliseconds.percentile(99)
        kbUpPerFrame = books.traffic.map { Double($0.up) / 1000 / Double(count) }
        kbDownPerFrame = books.traffic.map { Double($0.down) / 1000 / Double(count) }
        unanswered = books.unanswered
    }
}
