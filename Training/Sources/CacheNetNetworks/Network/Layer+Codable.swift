extension Layer: Codable {
    private enum Kind: String, CodingKey, CaseIterable {
        case convolution, batchNorm, relu, maxPool, globalMaxPool, globalAveragePool, linear, gather, scale, residual
    }

    private struct BatchNorm: Codable { let channels: Int }
    private struct MaxPool: Codable { let size: Int }
    private struct Linear: Codable { let inputs, outputs: Int }
    private struct Gather: Codable { let columns: [Int] }
    private struct Residual: Codable { let main, shortcut: [Layer] }
    private struct Nothing: Codable {}

    /// Reads an object with one key, the layer's kind, such as `{"maxPool": {"size": 2}}`, `{"relu": {}}` or
    /// `{"scale": 0.25}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Kind.self)
        guard let kind = container.allKeys.first, container.allKeys.count == 1 else {
            let known = Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: decoder.codingPath,
                    debugDescription: "expected one of \(known), got \(container.allKeys.map(\.rawValue))"))
        }
        switch kind {
        case .convolution: self = .convolution(try container.decode(Convolution.self, forKey: kind))
        case .batchNorm: self = .batchNorm(channels: try container.decode(BatchNorm.self, forKey: kind).channels)
        case .relu: self = .relu
        case .maxPool: self = .maxPool(size: try container.decode(MaxPool.self, forKey: kind).size)
        case .globalMaxPool: self = .globalMaxPool
        case .globalAveragePool: self = .globalAveragePool
        case .linear:
            let linear = try container.decode(Linear.self, forKey: kind)
            self = .linear(inputs: linear.inputs, outputs: linear.outputs)
        case .gather: self = .gather(columns: try container.decode(Gather.self, forKey: kind).columns)
        case .scale: self = .scale(try container.decode(Float.self, forKey: kind))
        case .residual:
            let residual = try container.decode(Residual.self, forKey: kind)
            self = .residual(residual.main, shortcut: residual.shortcut)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Kind.self)
        switch self {
        case .convolution(let convolution): try container.encode(convolution, forKey: .convolution)
        case .batchNorm(let channels): try container.encode(BatchNorm(channels: channels), forKey: .batchNorm)
        case .relu: try container.encode(Nothing(), forKey: .relu)
        case .maxPool(let size): try container.encode(MaxPool(size: size), forKey: .maxPool)
        case .globalMaxPool: try container.encode(Nothing(), forKey: .globalMaxPool)
        case .globalAveragePool: try container.encode(Nothing(), forKey: .globalAveragePool)
        case .linear(let inputs, let outputs):
            try container.encode(Linear(inputs: inputs, outputs: outputs), forKey: .linear)
        case .gather(let columns): try container.encode(Gather(columns: columns), forKey: .gather)
        case .scale(let factor): try container.encode(factor, forKey: .scale)
        case .residual(let main, let shortcut):
            try container.encode(Residual(main: main, shortcut: shortcut), forKey: .residual)
        }
    }
}
