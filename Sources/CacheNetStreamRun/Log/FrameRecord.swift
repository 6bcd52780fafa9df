internal import CacheNetCore

/// One line of a frame log.
struct FrameRecord: Encodable {
    let frame: Int
    let record: Int?
    /// Since the stream's first frame; `nil` where the source does not tell.
    let time: Duration?
    let answer: Answer
    /// The right label; `nil` where nobody knows it.
    let truth: String?

    private enum CodingKeys: String, CodingKey {
        case frame, record, time, active, model, entropy, weighed, limit, origin, reason, hint, answer, label, next
        case latency = "latency_us"
        case engine = "engine_us"
        case edge = "edge_us"
    }

    func encode(to encoder: any Encoder) throws {
        var line = encoder.container(keyedBy: CodingKeys.self)
        try line.encode(frame, forKey: .frame)
        // What is absent is null, so that every line has the same keys, but for a label that nobody knows and a time.
        try line.encode(record, forKey: .record)
        try line.encodeIfPresent(time.map { $0 / .seconds(1) }, forKey: .time)
        try line.encode(answer.active, forKey: .active)
        switch answer.model {
        case .partition(let id): try line.encode(id, forKey: .model)
        case .fallback: try line.encode("fallback", forKey: .model)
        case nil: try line.encodeNil(forKey: .model)
        }
        try line.encode(answer.entropy?.finite, forKey: .entropy)
        try line.encode(answer.weighed?.value.finite, forKey: .weighed)
        try line.encode(answer.weighed?.limit.finite, forKey: .limit)
        try line.encode(answer.origin, forKey: .origin)
        try line.encode(answer.reason?.description, forKey: .reason)
        try line.encode(answer.hint, forKey: .hint)
        try line.encode(answer.name, forKey: .answer)
        try line.encodeIfPresent(truth, forKey: .label)
        try line.encode(answer.next, forKey: .next)
        try line.encode(answer.timings.total.microseconds, forKey: .latency)
        try line.encode(answer.timings.engine.microseconds, forKey: .engine)
        try line.encode(answer.timings.edge.microseconds, forKey: .edge)
    }
}

extension Double {
    /// JSON has no other numbers.
    fileprivate var finite: Double? { isFinite ? self : nil }
}
