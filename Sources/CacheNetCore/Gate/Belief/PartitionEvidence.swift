#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// What a partition's answer says of each label: as a classifier of its own labels, and by how often its own inputs and
/// foreign ones come with such an entropy.
public struct PartitionEvidence: Sendable, Hashable {
    /// Of each label, the share of its inputs that are the partition's own, 0 to 1.
    public let shares: [Double]
    /// Nats, ascending; bin `i` holds entropies of `edges[i - 1]` up to, but not including, `edges[i]`.
    public let edges: [Double]
    /// The share of own inputs in each bin, above 0. One more than `edges`.
    public let own: [Double]
    /// The same of foreign inputs.
    public let foreign: [Double]
    /// What likelihoods are raised to, above 0 and at most 1: a model is surer than its errors on a stream, which come in
    /// groups, warrant.
    public let power: Double
    /// By the probability of a label, given the partition's answer alone.
    public let rightness: RightnessCurve
    /// Those with a share above 0: few of many.
    private let labels: [Int]

    /// - Throws: ``GateError`` that names the first value that is wrong.
    public init(
        shares: [Double], edges: [Double], own: [Double], foreign: [Double], power: Double = 1,
        rightness: RightnessCurve
    ) throws(GateError) {
        self.shares = shares
        self.edges = edges
        self.own = own
        self.foreign = foreign
        self.power = power
        self.rightness = rightness
        labels = shares.indices.filter { shares[$0] > 0 }
        try edges.checkEdges()
        for (name, values) in [("own", own), ("foreign", foreign)] {
            guard values.count == edges.count + 1 else {
                throw GateError(
                    "\(name): expected \(edges.count + 1) numbers, one more than edges, got \(values.count)")
            }
            if let index = values.firstIndex(where: { !($0 > 0 && $0 <= 1) }) {
                throw GateError("\(name)[\(index)]: expected a share above 0 and at most 1, got \(values[index])")
            }
        }
        if let index = shares.firstIndex(where: { !(0...1).contains($0) }) {
            throw GateError("shares[\(index)]: expected 0 to 1, got \(shares[index])")
        }
        guard power > 0, power <= 1 else {
            throw GateError("power: expected more than 0 and at most 1, got \(power)")
        }
    }

    /// - Returns: `nil` where nothing can be made of the answer.
    public func evidence(_ prediction: Prediction) -> Evidence? {
        let probabilities = prediction.probabilities
        guard prediction.entropy.isFinite, probabilities.count == shares.count else { return nil }
        let bin = edges.bin(of: prediction.entropy)
        var (count, sum) = (0.0, 0.0)
        for label in labels {
            count += shares[label]
            sum += shares[label] * probabilities[label]
        }
        let scale = sum > 0 ? count * own[bin] / sum : 0
        var likelihoods = [Double](repeating: pow(foreign[bin], power), count: shares.count)
        for label in labels {
            let likelihood = shares[label] * probabilities[label] * scale + (1 - shares[label]) * foreign[bin]
            likelihoods[label] = pow(likelihood, power)
        }
        return Evidence(likelihoods)
    }

    /// How probable it is that a frame is the partition's own.
    ///
    /// - Parameter belief: the probability of each label.
    func ownProbability(_ belief: [Double]) -> Double { labels.reduce(0) { $0 + shares[$1] * belief[$1] } }
}

extension PartitionEvidence: Codable {
    private enum CodingKeys: String, CodingKey {
        case shares, edges, own, foreign, power, rightness
    }

    /// - Throws: ``GateError`` or `DecodingError` where there is no valid value.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func numbers(_ key: CodingKeys) throws -> [Double] { try container.decode([Double].self, forKey: key) }
        try self.init(
            shares: try numbers(.shares), edges: try numbers(.edges), own: try numbers(.own),
            foreign: try numbers(.foreign),
            // Once it was the same for all.
            power: try container.decodeIfPresent(Double.self, forKey: .power) ?? 0.8,
            rightness: try container.decode(RightnessCurve.self, forKey: .rightness))
    }
}
