/// The names, element types and shapes of a model's inputs and outputs.
public struct ModelSignature: Sendable, Equatable {
    public struct Port: Sendable, Equatable, CustomStringConvertible {
        public let name: String
        /// `nil` for a type that frames and answers never have.
        public let elementType: ElementType?
        /// -1 stands for a dimension that varies.
        public let shape: [Int]

        public init(name: String, elementType: ElementType?, shape: [Int]) {
            self.name = name
            self.elementType = elementType
            self.shape = shape
        }

        public var description: String { "\(name): \(elementType?.rawValue ?? "unsupported type") \(shape)" }
    }

    public let inputs: [Port]
    public let outputs: [Port]

    public init(inputs: [Port], outputs: [Port]) {
        self.inputs = inputs
        self.outputs = outputs
    }
}
