#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// How probable it is that the same thing is still in view, from how far a frame is from the one before.
///
/// Logistic regressions on the logarithms of distances, with as much weight on pairs of one thing as on pairs of two:
/// of thumbnails of the pixels, which are there before any model runs, of the fallback model's logits, or of both.
public struct Continuity: Sendable, Hashable, Codable {
    /// Added to a distance of thumbnails before its logarithm is taken: about the noise of a picture.
    package static let pixelNoise = 0.5
    /// The same for logits: about the noise of a network.
    package static let logitNoise = 0.05
    /// The evidence of one frame is never stronger than this, as a logarithm of odds: 1 : 10,000.
    private static let mostEvidence = 9.2

    /// An intercept and a slope.
    public let pixels: [Double]
    /// An intercept and a slope.
    public let logits: [Double]
    /// An intercept, the pixels' slope and the logits'.
    public let both: [Double]

    /// - Throws: ``GateError`` that names the first value that is wrong.
    public init(pixels: [Double], logits: [Double], both: [Double]) throws(GateError) {
        self.pixels = pixels
        self.logits = logits
        self.both = both
        for (name, values, count) in [("pixels", pixels, 2), ("logits", logits, 2), ("both", both, 3)] {
            guard values.count == count, values.allSatisfy(\.isFinite) else {
                throw GateError("\(name): expected \(count) finite numbers, got \(values)")
            }
        }
    }

    /// - Parameters:
    ///   - pixels: the distance of thumbnails, at least 0; `nil` where it is not known.
    ///   - logits: the distance of the fallback model's logits, at least 0.
    func resemblance(pixels pixelDistance: Double?, logits logitDistance: Double?) -> Resemblance {
        let pixel = pixelDistance.map { log($0 + Self.pixelNoise) }
        let logit = logitDistance.map { log($0 + Self.logitNoise) }
        let odds: Double
        switch (pixel, logit) {
        case (let pixel?, let logit?): odds = both[0] + both[1] * pixel + both[2] * logit
        case (let pixel?, nil): odds = pixels[0] + pixels[1] * pixel
        case (nil, let logit?): odds = logits[0] + logits[1] * logit
        case (nil, nil): return .unknown
        }
        // A distance that is no number says nothing.
        guard !odds.isNaN else { return .unknown }
        let same = 1 / (1 + exp(-min(max(odds, -Self.mostEvidence), Self.mostEvidence)))
        return Resemblance(same: same, other: 1 - same)
    }
}

extension Continuity {
    /// - Throws: ``GateError`` or `DecodingError` where there is no valid value.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            pixels: try container.decode([Double].self, forKey: .pixels),
            logits: try container.decode([Double].self, forKey: .logits),
            both: try container.decode([Double].self, forKey: .both))
    }
}
