package import CacheNetCore

extension BundleConfig {
    /// No difference in n records bounds the share of differences by about 3/n, with a confidence of 0.95.
    private static let recordsByBound = 3.0
    /// For people.
    private static let howToMeasure = "cachenet calibrate-pictures measures it"

    /// Which pictures come into question for a device that was asked for an encoding.
    package func framePlan(for encoding: FrameEncoding) -> FramePlan {
        switch encoding {
        case .tensor: return .tensors
        case .jpeg(let quality):
            let cost = pictures.first { $0.quality == quality }
            return FramePlan(
                quality: quality,
                reason: "as asked for; measured: "
                    + (cost.map { "\($0)" } ?? "nothing of what quality \(quality) costs (\(Self.howToMeasure))"))
        case .automatic(let disagreement):
            guard !pictures.isEmpty else { return .tensors }
            // From the best quality down: one that costs less than a better one was measured on pictures that had been
            // JPEG of that quality before, and says nothing of others.
            let suitable = pictures.reversed().prefix {
                $0.disagreement <= disagreement && Double($0.records) * disagreement >= Self.recordsByBound
            }
            guard let cost = suitable.last else {
                let best = pictures.min { $0.disagreement < $1.disagreement }
                return FramePlan(
                    quality: nil,
                    reason:
                        "as tensors: expected pictures of which at most \(100 * disagreement)% are answered otherwise, "
                        + "of at least \(Int((Self.recordsByBound / disagreement).rounded(.up))) records, got "
                        + (best.map { "\($0)" } ?? "none"))
            }
            return FramePlan(
                quality: cost.quality, isMeasured: true, reason: "as pictures where that is quicker; measured: \(cost)")
        }
    }
}
