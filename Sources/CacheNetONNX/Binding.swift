internal import CONNXRuntime
internal import CacheNetCore

/// Buffers for one batch size, bound to a session once, so that a run only copies bytes in and out.
///
/// - Note: `@unchecked Sendable` because a binding belongs to one run at a time: ``ONNXSession`` takes it out of its
///   list for the length of the run.
@safe final class Binding: @unchecked Sendable {
    private let session: SessionHandle
    private let pointer: UnsafeMutablePointer<OrtIoBinding>
    private let input: BoundBuffer
    private let outputs: [BoundOutput]

    /// - Parameter input: fixed.
    init(
        session: SessionHandle, input: BatchPort, outputs: [BatchPort], batch: Int
    ) throws(EngineError) {
        let library = session.library
        let api = unsafe library.api
        self.session = session
        self.input = try BoundBuffer(library: library, port: input, batch: batch)
        var bound: [BoundOutput] = []
        for output in outputs {
            bound.append(try BoundOutput(library: library, port: output, batch: batch))
        }
        self.outputs = bound
        // From here on every property is set, so deinit releases the binding also when one of the calls below throws.
        unsafe pointer = try unsafe api.create(.runFailed) { unsafe api.CreateIoBinding(session.pointer, &$0) }
        try unsafe api.check(.runFailed, api.BindInput(pointer, input.name, self.input.value))
        for output in bound { try unsafe output.bind(to: pointer, library) }
    }

    deinit {
        // Before the values and the session that it refers to, which go with the properties.
        unsafe session.library.api.ReleaseIoBinding(pointer)
    }

    /// - Parameter bytes: exactly as many as the input has.
    func run(_ bytes: [UInt8]) throws(EngineError) -> [Tensor] {
        guard unsafe bytes.count == input.bytes.count else {
            throw EngineError(.invalidInput, unsafe "expected \(input.bytes.count) bytes, got \(bytes.count)")
        }
        unsafe input.bytes.copyBytes(from: bytes)
        let api = unsafe session.library.api
        // The binding keeps what the runtime made, and a run whose output has another shape would fail.
        for case .runtime(let port) in outputs {
            try unsafe BoundOutput.runtime(port).bind(to: pointer, session.library)
        }
        try withExtendedLifetime(self) { () throws(EngineError) in
            try unsafe api.check(.runFailed, api.RunWithBinding(session.pointer, nil, pointer))
        }
        var results: [Tensor] = []
        results.reserveCapacity(outputs.count)
        var made: BoundValues?
        for (index, output) in outputs.enumerated() {
            switch output {
            case .buffer(let buffer): results.append(try buffer.tensor())
            case .runtime(let port):
                if made == nil { made = try unsafe BoundValues(of: pointer, session.library) }
                guard let made else { continue }
                results.append(try made.tensor(index, of: port))
            }
        }
        return results
    }
}
