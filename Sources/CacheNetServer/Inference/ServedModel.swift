internal import CacheNetCore
internal import CacheNetProtocol

/// A loaded model and where its answers are.
struct ServedModel: Sendable {
    private let session: any InferenceSession
    private let logitsIndex: Int
    private let codeIndex: Int?

    /// - Parameter title: names the model in errors.
    init(_ session: any InferenceSession, title: String) throws(ServerError) {
        let names = session.signature.outputs.map(\.name)
        self.session = session
        codeIndex = names.firstIndex(of: WireNames.code)
        guard let index = names.firstIndex(of: WireNames.logits) ?? names.firstIndex(where: { $0 != WireNames.code })
        else {
            throw ServerError(
                .unusableModel, "expected the \(title) to have an output \(WireNames.logits), got \(names)")
        }
        logitsIndex = index
    }

    /// An encoder, whose only answer is the code.
    init(encoder session: any InferenceSession) throws(ServerError) {
        let names = session.signature.outputs.map(\.name)
        guard let index = names.firstIndex(of: WireNames.code) ?? names.indices.first else {
            throw ServerError(.unusableModel, "expected the encoder to have an output \(WireNames.code), got none")
        }
        self.session = session
        (logitsIndex, codeIndex) = (index, index)
    }

    var hasCode: Bool { codeIndex != nil }

    /// The batch that the model insists on; `nil` when any will do.
    var fixedBatch: Int? {
        guard let batch = session.signature.inputs.first?.shape.first, batch > 0 else { return nil }
        return batch
    }

    /// - Parameter input: preprocessed.
    func run(_ input: Tensor) throws(WireError) -> (logits: Tensor, code: Tensor?) {
        let outputs: [Tensor]
        do {
            outputs = try session.run(input)
        } catch {
            throw WireError(error.code == .invalidInput ? .badRequest : .internal, "the model did not run: \(error)")
        }
        guard outputs.indices.contains(logitsIndex), outputs.indices.contains(codeIndex ?? logitsIndex) else {
            throw WireError(.internal, "expected \(logitsIndex + 1) outputs of the model, got \(outputs.count)")
        }
        return (outputs[logitsIndex], codeIndex.map { outputs[$0] })
    }
}
