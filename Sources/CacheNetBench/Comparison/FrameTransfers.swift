internal import CacheNetCore
internal import CacheNetRivals

/// How the methods of a comparison sent frames to the edge.
struct FrameTransfers: Sendable {
    struct Count: Sendable {
        let frames: Int
        let pictures: Int
    }

    let encoding: FrameEncoding
    /// Why they did so; `nil` where nobody asked.
    let reason: String?
    private(set) var counts: [(method: ComparedMethod, count: Count)] = []

    init(encoding: FrameEncoding, reason: String?) {
        self.encoding = encoding
        self.reason = reason
    }

    mutating func add(_ method: ComparedMethod, frames: Int, pictures: Int) {
        counts.append((method, Count(frames: frames, pictures: pictures)))
    }

    /// For people, such as `asked jpeg:90: edge-only 50 of 50 as pictures, CacheNet 3 of 3; ...`; `nil` where all went as
    /// tensors and nothing was asked of them.
    var description: String? {
        guard reason != nil || counts.contains(where: { $0.count.pictures > 0 }) else { return nil }
        let counts = counts.map { "\($0.method.title) \($0.count.pictures) of \($0.count.frames)" }
        return "asked \(encoding); as pictures: \(counts.joined(separator: ", "))" + (reason.map { "; \($0)" } ?? "")
    }
}
