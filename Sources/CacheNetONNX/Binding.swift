internal import CONNXRuntime
internal import CacheNetCore

/// Buffers for one batch size, bound to a session once, so that a run only copies bytes in and out.
///
/// - Note: `@unchecked Sendable` because a binding belongs to one run at a time: ``ONNXSession`` takes it out of its
///   list for the length of the run.
final class Binding: @unchecked Sendable {
    private let session: SessionHandle
    private let pointer: UnsafeMutablePointer<OrtIoBinding>
    private let input: BoundBuffer
    private let outputs: [BoundBuffer]

    init(
        session: SessionHandle, input: BatchPort, outputs: [BatchPort], batch: Int
    ) throws(EngineError) {
        let library = session.library
        let api = library.api
        self.session = session
        self.input = try BoundBuffer(library: library, port: input, batch: batch)
        var buffers: [BoundBuffer] = []
        for output in outputs {
            buffers.append(try BoundBuffer(library: library, port: output, batch: batch))
        }
        self.outputs = buffers
        // From here on every property is set, so deinit releases the binding also when one of the calls below throws.
        pointer = try api.create(.runFailed) { api.CreateIoBinding(session.pointer, &$0) }
        try api.check(.runFailed, api.BindInput(pointer, input.name, self.input.value))
        for buffer in buffers {
            try api.check(.runFailed, api.BindOutput(pointer, buffer.port.name, buffer.value))
        }
    }

    deinit {
        // Before the values and the session that it refers to, which go with the properties.
        session.library.api.ReleaseIoBinding(pointer)
    }

    /// - Parameter bytes: exactly as many as the input has.
    func run(_ bytes: [UInt8]) throws(EngineError) -> [Tensor] {
        guard bytes.count == input.bytes.count else {
            throw EngineError(.invalidInput, "expected \(input.bytes.count) bytes, got \(bytes.count)")
        }
        input.bytes.copyBytes(from: bytes)
        let api = session.library.api
        try withExtendedLifetime(self) { () throws(EngineError) in
            try api.check(.runFailed, api.RunWithBinding(session.pointer, nil, pointer))
        }
        var results: [Tensor] = []
        results.reserveCapacity(outputs.count)
        for output in outputs {
            results.append(try output.tensor())
        }
        return results
    }
}
