extension NetworkDescription: Codable {
    private enum CodingKeys: String, CodingKey {
        case name, inputShape, mean, deviation, trunk, heads
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            name: try container.decode(String.self, forKey: .name),
            inputShape: try container.decode([Int].self, forKey: .inputShape),
            mean: try container.decode([Float].self, forKey: .mean),
            deviation: try container.decode([Float].self, forKey: .deviation),
            trunk: try container.decode([Layer].self, forKey: .trunk),
            heads: try container.decode([Head].self, forKey: .heads))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(inputShape, forKey: .inputShape)
        try container.encode(mean, forKey: .mean)
        try container.encode(deviation, forKey: .deviation)
        try container.encode(trunk, forKey: .trunk)
        try container.encode(heads, forKey: .heads)
    }
}
