public import CacheNetCore

/// A model of a bundle that answers labels. It answers logits, whatever form its output has.
///
/// Its output is the one named `logits`, or the only one beside `code`; the shape is `[batch, labels]`, with dimensions of
/// 1 behind it where they are. Probabilities become logits by their natural logarithm: what a softmax made of logits it
/// makes of these as well, so no later step need know.
public struct Classifier: Sendable {
    /// What a model says of a batch.
    public struct Answer: Sendable {
        /// `float32`, `[batch, labels]`.
        public let logits: Tensor
        /// `float32`, `[batch, partitions]`; `nil` where the model has no output `code`.
        public internal(set) var code: Tensor?
        /// The output that was asked for by name; `nil` where none was, or where the model has none of that name.
        public var features: Tensor?
    }

    /// The model itself, whose outputs may have another form.
    package let session: any InferenceSession
    private let logits: OutputColumns
    private let code: OutputColumns?
    private let output: BundleConfig.Output

    /// - Parameters:
    ///   - partitions: columns of the code, where the model may have one.
    ///   - title: names the model in errors.
    /// - Throws: ``BundleError`` with code `invalidModel` when there are no such outputs, or not so many columns.
    init(
        _ session: any InferenceSession, labels: Int, partitions: Int?, output: BundleConfig.Output, title: String
    ) throws(BundleError) {
        let signature = session.signature
        guard let index = signature.logitsOutput else {
            throw BundleError(
                .invalidModel, "\(title): outputs: expected logits, got \(signature.outputs.map(\.name))")
        }
        self.session = session
        self.output = output
        logits = try OutputColumns(signature.outputs[index], at: index, columns: labels, title: title)
        if let partitions, let index = signature.codeOutput {
            code = try OutputColumns(signature.outputs[index], at: index, columns: partitions, title: title)
        } else {
            code = nil
        }
    }

    /// Whether the model has an output `code`.
    public var hasCode: Bool { code != nil }

    /// Blocks while the model runs.
    ///
    /// - Parameters:
    ///   - input: what the bundle's models take, batch first.
    ///   - features: the name of one more output to hand on as it is.
    public func answer(_ input: Tensor, features: String? = nil) throws(EngineError) -> Answer {
        let outputs = try session.run(input)
        let index = features.flatMap { name in session.signature.outputs.firstIndex { $0.name == name } }
        let batch = input.shape.first ?? 0
        let values = try logits.read(outputs, batch: batch)
        return Answer(
            logits: output == .probabilities ? try Self.logits(ofProbabilities: values) : values,
            code: try code.map { code throws(EngineError) in try code.read(outputs, batch: batch) },
            features: index.map { outputs[$0] })
    }

    /// Runs the model on one frame.
    ///
    /// - Parameter input: what the bundle's models take, batch of 1.
    /// - Returns: one number for each label.
    public func logits(of input: Tensor) throws -> [Float] { try answer(input).logits.floats() }

    private static func logits(ofProbabilities tensor: Tensor) throws(EngineError) -> Tensor {
        do {
            return try tensor.logitsOfProbabilities()
        } catch {
            throw EngineError(.runFailed, error.message)
        }
    }
}
