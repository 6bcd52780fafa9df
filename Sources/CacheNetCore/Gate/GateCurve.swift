/// What calibration found of one partition, for each of a few ranges of its entropy: how often own and foreign inputs
/// come there, and what a hit there costs.
///
/// A loss is the net one against the full model: P(full model right, partition wrong) - P(full model wrong, partition
/// right). It is below 0 where a specialist knows its own inputs better than the full model does.
public struct GateCurve: Sendable, Hashable {
    /// Nats, ascending; bin `i` holds entropies of `edges[i - 1]` up to, but not including, `edges[i]`.
    public let edges: [Double]
    /// The share of own inputs in each bin, above 0; they sum to 1. One more than `edges`.
    public let own: [Double]
    /// The same of foreign inputs.
    public let foreign: [Double]
    /// The loss of a hit on an own input of each bin, -1 to 1, never falling with the entropy.
    public let ownLoss: [Double]
    /// The loss of a hit on a foreign input of each bin, -1 to 1.
    public let foreignLoss: [Double]

    /// - Throws: ``GateError`` that names the first value that is wrong.
    public init(
        edges: [Double], own: [Double], foreign: [Double], ownLoss: [Double], foreignLoss: [Double]
    ) throws(GateError) {
        self.edges = edges
        self.own = own
        self.foreign = foreign
        self.ownLoss = ownLoss
        self.foreignLoss = foreignLoss
        try check()
    }

    /// The bin of an entropy.
    public func bin(of entropy: Double) -> Int {
        var (low, high) = (0, edges.count)
        while low < high {
            let middle = (low + high) / 2
            if edges[middle] <= entropy { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func check() throws(GateError) {
        for (index, edge) in edges.enumerated() where !edge.isFinite || (index > 0 && edge <= edges[index - 1]) {
            throw GateError("edges[\(index)]: expected finite nats above those before, got \(edge)")
        }
        for (name, values) in [("own", own), ("foreign", foreign), ("ownLoss", ownLoss), ("foreignLoss", foreignLoss)]
        where values.count != edges.count + 1 {
            throw GateError(
                "\(name): expected \(edges.count + 1) numbers, one more than edges, got \(values.count)")
        }
        for (name, shares) in [("own", own), ("foreign", foreign)] {
            if let index = shares.firstIndex(where: { !($0 > 0 && $0 <= 1) }) {
                throw GateError("\(name)[\(index)]: expected a share above 0 and at most 1, got \(shares[index])")
            }
            let sum = shares.reduce(0, +)
            guard abs(sum - 1) < 1e-6 else { throw GateError("\(name): expected shares that sum to 1, got \(sum)") }
        }
        for (name, losses) in [("ownLoss", ownLoss), ("foreignLoss", foreignLoss)] {
            if let index = losses.firstIndex(where: { !($0 >= -1 && $0 <= 1) }) {
                throw GateError("\(name)[\(index)]: expected a loss of -1 to 1, got \(losses[index])")
            }
        }
        for index in ownLoss.indices.dropFirst() where ownLoss[index] < ownLoss[index - 1] {
            throw GateError(
                "ownLoss[\(index)]: expected at least the loss of lower entropies, \(ownLoss[index - 1]), "
                    + "got \(ownLoss[index])")
        }
    }
}

extension GateCurve: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func numbers(_ key: CodingKeys) throws -> [Double] { try container.decode([Double].self, forKey: key) }
        try self.init(
            edges: try numbers(.edges), own: try numbers(.own), foreign: try numbers(.foreign),
            ownLoss: try numbers(.ownLoss), foreignLoss: try numbers(.foreignLoss))
    }
}
