/// What a network answers: layers from the trunk's features to one output.
public struct Head: Sendable, Hashable, Codable {
    /// The output's name, such as `logits` or `code`: letters, digits, `_` and `-`.
    public let name: String
    /// From `[features]` to `[n]`; at least one.
    public let layers: [Layer]
    /// Whether the exported model answers the softmax of what the layers give.
    public let isProbabilities: Bool

    public init(name: String, layers: [Layer], isProbabilities: Bool = false) {
        self.name = name
        self.layers = layers
        self.isProbabilities = isProbabilities
    }

    /// A linear layer from the features to `outputs` numbers.
    public static func linear(
        _ name: String, features: Int, outputs: Int, isProbabilities: Bool = false
    ) -> Head {
        Head(name: name, layers: [.linear(inputs: features, outputs: outputs)], isProbabilities: isProbabilities)
    }
}
