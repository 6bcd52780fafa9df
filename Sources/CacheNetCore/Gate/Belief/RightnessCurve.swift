/// How often the full model is right on a frame, by how probable a model of the device finds the frame's label.
///
/// A frame whose label a small model hardly recognises is hard for the full model as well: less is lost there.
public struct RightnessCurve: Sendable, Hashable {
    /// Probabilities, ascending; bin `i` holds those of `edges[i - 1]` up to, but not including, `edges[i]`.
    public let edges: [Double]
    /// The share of records of each bin on which the full model is right, 0 to 1. One more than `edges`.
    public let shares: [Double]

    /// - Throws: ``GateError`` that names the first value that is wrong.
    public init(edges: [Double], shares: [Double]) throws(GateError) {
        self.edges = edges
        self.shares = shares
        try edges.checkEdges()
        guard shares.count == edges.count + 1 else {
            throw GateError("shares: expected \(edges.count + 1) numbers, one more than edges, got \(shares.count)")
        }
        if let index = shares.firstIndex(where: { !(0...1).contains($0) }) {
            throw GateError("shares[\(index)]: expected 0 to 1, got \(shares[index])")
        }
    }

    /// - Parameter probability: that a model gives the frame's label.
    func share(at probability: Double) -> Double {
        // Of many labels most are in the first bin.
        guard let first = edges.first, probability >= first else { return shares[0] }
        return shares[edges.bin(of: probability)]
    }

    /// The same share everywhere: the mean, since bins hold as many records each.
    func flat() throws(GateError) -> RightnessCurve {
        try RightnessCurve(edges: [], shares: [shares.reduce(0, +) / Double(shares.count)])
    }
}

extension RightnessCurve: Codable {
    /// - Throws: ``GateError`` or `DecodingError` where there is no valid value.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            edges: try container.decode([Double].self, forKey: .edges),
            shares: try container.decode([Double].self, forKey: .shares))
    }
}
