/// A network as a value: what it takes, its layers and what it answers. Training, export and counting all read it.
///
/// Every value of this type fits together: it cannot be made or decoded otherwise.
public struct NetworkDescription: Sendable, Hashable {
    public let name: String
    /// Channels, height, width of a frame.
    public let inputShape: [Int]
    /// For each channel, in units of pixels (0 to 255): the trunk sees `(x - mean) / deviation`.
    public let mean: [Float]
    /// For each channel, above 0, in units of pixels.
    public let deviation: [Float]
    /// From a picture to `[features]`.
    public let trunk: [Layer]
    public let heads: [Head]

    /// How many numbers the trunk makes of a frame.
    public let featureCount: Int
    /// How many numbers each head answers, in the order of `heads`.
    public let outputCounts: [Int]
    /// In the order of execution; one name of ``ParameterDescription/path`` never stands for two.
    public let parameters: [ParameterDescription]
    /// Multiplications of one frame in convolutions and linear layers.
    public let multiplyAccumulates: Int

    /// Weights, biases, and the scale and shift of batch norms; running statistics do not count.
    public var parameterCount: Int {
        parameters.lazy.filter(\.isTrained).map(\.elementCount).reduce(0, +)
    }

    /// - Throws: ``NetworkError`` with code `invalidNetwork` that names the first place where something does not fit.
    public init(
        name: String, inputShape: [Int], mean: [Float], deviation: [Float], trunk: [Layer], heads: [Head]
    ) throws(NetworkError) {
        guard inputShape.count == 3 else {
            throw ShapeInference.wrong("inputShape", "[channels, height, width]", "\(inputShape)")
        }
        _ = try ShapeInference.elementCount(inputShape, "inputShape")
        guard mean.count == inputShape[0], mean.allSatisfy(\.isFinite) else {
            throw ShapeInference.wrong("mean", "\(inputShape[0]) finite numbers, one for each channel", "\(mean)")
        }
        guard deviation.count == inputShape[0], deviation.allSatisfy({ $0.isFinite && $0 > 0 }) else {
            throw ShapeInference.wrong(
                "deviation", "\(inputShape[0]) finite numbers above 0, one for each channel", "\(deviation)")
        }
        try Self.check(heads)

        var inference = ShapeInference()
        let features = try inference.follow(trunk, at: "trunk", from: inputShape)
        guard features.count == 1 else { throw ShapeInference.wrong("trunk", "an end of [features]", "\(features)") }
        var outputCounts: [Int] = []
        for head in heads {
            let output = try inference.follow(head.layers, at: "heads.\(head.name)", from: features)
            outputCounts += output
        }

        self.name = name
        self.inputShape = inputShape
        self.mean = mean
        self.deviation = deviation
        self.trunk = trunk
        self.heads = heads
        featureCount = features[0]
        self.outputCounts = outputCounts
        parameters = inference.parameters
        multiplyAccumulates = inference.layers.map(\.multiplyAccumulates).reduce(0, +)
    }

    /// The same trunk with other heads.
    public func with(heads: [Head]) throws(NetworkError) -> NetworkDescription {
        try NetworkDescription(
            name: name, inputShape: inputShape, mean: mean, deviation: deviation, trunk: trunk, heads: heads)
    }

    private static func check(_ heads: [Head]) throws(NetworkError) {
        guard !heads.isEmpty else { throw ShapeInference.wrong("heads", "at least one", "none") }
        var names: Set<String> = []
        for head in heads {
            let isName =
                !head.name.isEmpty
                && head.name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
            guard isName, head.name != ONNXExporter.inputName, names.insert(head.name).inserted else {
                throw ShapeInference.wrong(
                    "heads", "names of letters, digits, _ and -, each once and none \(ONNXExporter.inputName)",
                    "\"\(head.name)\"")
            }
            guard !head.layers.isEmpty else {
                throw ShapeInference.wrong("heads.\(head.name)", "at least one layer", "none")
            }
        }
    }
}
