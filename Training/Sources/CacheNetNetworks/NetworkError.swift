/// A network, its text, its weights or its model file that cannot be used. The message names the place and says what
/// was expected and what came.
public struct NetworkError: Error, Sendable, Equatable, CustomStringConvertible {
    public struct Code: Sendable, Hashable {
        private enum Value { case invalidNetwork, invalidSpecification, invalidWeights, invalidModel }
        private let value: Value
        /// Layers, heads or sizes that do not fit together.
        public static let invalidNetwork = Code(value: .invalidNetwork)
        /// Text that names no network of the catalogue.
        public static let invalidSpecification = Code(value: .invalidSpecification)
        /// Weights that are missing, of another size than the network's, or not finite.
        public static let invalidWeights = Code(value: .invalidWeights)
        /// Bytes that are not an ONNX model, or one that cannot be adapted.
        public static let invalidModel = Code(value: .invalidModel)
    }

    public let code: Code
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
