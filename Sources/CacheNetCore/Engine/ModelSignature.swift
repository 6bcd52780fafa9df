/// The names, element types and shapes of a model's inputs and outputs.
public struct ModelSignature: Sendable, Equatable {
    /// One input or output.
    public struct Port: Sendable, Equatable, CustomStringConvertible {
        /// What the model's graph calls it, such as `image` or `logits`.
        public let name: String
        /// `nil` for a type that frames and answers never have.
        public let elementType: ElementType?
        /// -1 stands for a dimension that varies.
        public let shape: [Int]

        /// - Parameters:
        ///   - name: what the model's graph calls it.
        ///   - elementType: `nil` for a type that frames and answers never have.
        ///   - shape: dimensions with the batch's, outermost first; -1 stands for one that varies.
        public init(name: String, elementType: ElementType?, shape: [Int]) {
            self.name = name
            self.elementType = elementType
            self.shape = shape
        }

        /// Such as `image: uint8 [-1, 3, 32, 32]`.
        public var description: String { "\(name): \(elementType?.rawValue ?? "unsupported type") \(shape)" }
    }

    /// In the model's order; a session has exactly one.
    public let inputs: [Port]
    /// In the order in which ``InferenceSession/run(_:)`` returns them.
    public let outputs: [Port]

    /// - Parameters:
    ///   - inputs: in the model's order.
    ///   - outputs: in the order in which runs return them.
    public init(inputs: [Port], outputs: [Port]) {
        self.inputs = inputs
        self.outputs = outputs
    }
}
