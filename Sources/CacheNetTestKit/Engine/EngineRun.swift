internal import CacheNetCore

/// One pass over the rules; it notes each violated rule once.
struct EngineRun {
    let engine: any InferenceEngine
    let model: ModelBytes
    let input: Tensor
    private(set) var violations: [String] = []

    init(engine: any InferenceEngine, model: ModelBytes, input: Tensor) {
        self.engine = engine
        self.model = model
        self.input = input
    }

    private mutating func expect(_ condition: Bool, _ rule: String) {
        if !condition, !violations.contains(rule) { violations.append(rule) }
    }

    /// - Returns: what the call threw; `nil` where it did not throw.
    private func failure(of call: () throws -> Void) -> EngineError.Code? {
        do { try call() } catch { return (error as? EngineError)?.code }
        return nil
    }

    mutating func checkModel() {
        do {
            let session = try engine.load(model)
            expect(session.signature.inputs.count == 1, "a model has exactly one input")
            expect(!session.signature.outputs.isEmpty, "a model has outputs")
            let outputs = try session.run(input)
            expect(
                outputs.count == session.signature.outputs.count, "a run gives every output, in the signature's order")
            expect(try session.run(input) == outputs, "the same input gives the same outputs")
            let other = try engine.load(model)
            expect(try other.run(input) == outputs, "a model that is loaded twice answers alike")
            engine.reclaimMemory()
            expect(try session.run(input) == outputs, "reclaiming memory leaves sessions that are held as they are")
        } catch {
            expect(false, "the model loads and runs: \(error)")
        }
    }

    mutating func checkInputs() {
        guard let session = try? engine.load(model),
            let short = try? Tensor(elementType: .uint8, shape: [1], bytes: [0]),
            let rank = try? Tensor(
                elementType: input.elementType, shape: input.shape + [1], bytes: input.bytes)
        else { return }
        for stranger in [short, rank] where stranger.shape != input.shape {
            expect(
                failure { _ = try session.run(stranger) } == .invalidInput,
                "an input of another shape or type throws invalidInput")
        }
        expect(failure { _ = try session.run(input) } == nil, "a session works on after an input that it refused")
    }

    mutating func checkStrangers() {
        for bytes in [[], [0], Array("this is no model".utf8)] {
            expect(
                failure { _ = try engine.load(ModelBytes(bytes)) } == .invalidModel,
                "bytes that are no model throw invalidModel")
        }
    }

    mutating func checkPreparedCopies() {
        guard engine.preparedFormat != nil else { return }
        do {
            let outputs = try engine.load(model).run(input)
            let copy = try engine.prepare(model)
            expect(try engine.load(prepared: copy).run(input) == outputs, "a prepared copy answers as its model does")
            expect(
                failure { _ = try engine.load(prepared: ModelBytes(Array("no copy".utf8))) } == .invalidModel,
                "bytes that are no prepared copy throw invalidModel")
        } catch {
            expect(false, "an engine with a prepared format prepares and loads copies: \(error)")
        }
    }
}
