/// A network of the catalogue, as a user writes it: `resnet9:32`, `resnet:16x1`, `resnet:32x1/2`, `separable:32`
/// or `separable:32x2`.
///
///     let network = try NetworkSpecification("resnet9:32").network(
///         inputShape: [3, 32, 32], mean: [125, 123, 114], deviation: [63, 62, 67], labels: 10)
public struct NetworkSpecification: Sendable, Hashable, CustomStringConvertible {
    public enum Family: String, Sendable, CaseIterable {
        /// For pictures of some 32 to 96 pixels; trains fast, the largest of the three at the same width.
        case resnet9
        /// For pictures of some 32 to 96 pixels; 6 `depth` + 2 layers. With `/2` the first one halves the picture.
        case resnet
        /// For 64 x 64 pixels and more, with depthwise separable convolutions.
        case separable
    }

    /// Far beyond what one machine trains.
    static let largestWidth = 4096
    static let largestDepth = 64
    private static let halving = "/2"

    public let family: Family
    /// Channels after the first convolution, 1 to 4096.
    public let width: Int
    /// Blocks of a stage, 1 to 64; 1 for `resnet9`, which has no choice.
    public let depth: Int
    /// Whether the first layer of a `resnet` halves small pictures too, as it does those with a side above 48.
    public let isHalving: Bool

    /// - Throws: ``NetworkError`` with code `invalidSpecification` that lists what is known.
    public init(_ text: String) throws(NetworkError) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let family = Family(rawValue: String(parts[0])) else { throw Self.unknown(text) }
        isHalving = family == .resnet && parts[1].hasSuffix(Self.halving)
        let shape = isHalving ? parts[1].dropLast(Self.halving.count) : parts[1]
        let sizes = shape.split(separator: "x", omittingEmptySubsequences: false)
        guard (1...2).contains(sizes.count), let width = Self.size(sizes[0], upTo: Self.largestWidth) else {
            throw Self.unknown(text)
        }
        switch (family, sizes.count) {
        case (.resnet9, 1), (.separable, 1): depth = 1
        case (.resnet, 2), (.separable, 2):
            guard let depth = Self.size(sizes[1], upTo: Self.largestDepth) else { throw Self.unknown(text) }
            self.depth = depth
        default: throw Self.unknown(text)
        }
        self.family = family
        self.width = width
    }

    public var description: String {
        let depth = family == .resnet9 || (family == .separable && depth == 1) ? "" : "x\(depth)"
        return "\(family.rawValue):\(width)\(depth)\(isHalving ? Self.halving : "")"
    }

    /// The network with one head, `logits`.
    ///
    /// - Parameters:
    ///   - inputShape: channels, height, width of a frame.
    ///   - mean: for each channel, in units of pixels (0 to 255).
    ///   - deviation: for each channel, above 0, in units of pixels.
    ///   - labels: at least 1.
    /// - Throws: ``NetworkError`` with code `invalidNetwork` when the frames are too small for the network, it is too
    ///   large for anything, or a parameter is out of its range.
    public func network(
        inputShape: [Int], mean: [Float], deviation: [Float], labels: Int
    ) throws(NetworkError) -> NetworkDescription {
        guard inputShape.count == 3 else {
            throw ShapeInference.wrong("inputShape", "[channels, height, width]", "\(inputShape)")
        }
        _ = try ShapeInference.elementCount(inputShape, "inputShape")
        let trunk: [Layer]
        let head: Head
        switch family {
        case .resnet9:
            let network = ResNet9(width: width)
            trunk = network.trunk(inputShape: inputShape)
            head = network.head(labels: labels)
        case .resnet:
            let network = ResNet(width: width, depth: depth, isHalving: isHalving)
            trunk = network.trunk(inputShape: inputShape)
            head = network.head(labels: labels)
        case .separable:
            let network = SeparableNet(width: width, depth: depth)
            trunk = network.trunk(inputShape: inputShape)
            head = network.head(inputShape: inputShape, labels: labels)
        }
        return try NetworkDescription(
            name: description, inputShape: inputShape, mean: mean, deviation: deviation, trunk: trunk, heads: [head])
    }

    private static func size(_ text: Substring, upTo largest: Int) -> Int? {
        guard text.allSatisfy({ $0.isASCII && $0.isNumber }), let size = Int(text), (1...largest).contains(size) else {
            return nil
        }
        return size
    }

    private static func unknown(_ text: String) -> NetworkError {
        NetworkError(
            .invalidSpecification,
            "network: expected resnet9:WIDTH, resnet:WIDTHxDEPTH[/2], separable:WIDTH or separable:WIDTHxDEPTH "
                + "(width 1 to \(largestWidth), depth 1 to \(largestDepth)), got \"\(text)\"")
    }
}
