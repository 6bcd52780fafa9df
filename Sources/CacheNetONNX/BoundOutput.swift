internal import CONNXRuntime
internal import CacheNetCore

/// Where a model's output goes.
enum BoundOutput {
    /// Into memory of our own, since the model says how large the output is.
    case buffer(BoundBuffer)
    /// Into memory that the runtime makes for each run.
    case runtime(BatchPort)

    init(library: ONNXLibrary, port: BatchPort, batch: Int) throws(EngineError) {
        self = port.isFixed ? .buffer(try BoundBuffer(library: library, port: port, batch: batch)) : .runtime(port)
    }

    func bind(to binding: UnsafeMutablePointer<OrtIoBinding>, _ library: ONNXLibrary) throws(EngineError) {
        let api = unsafe library.api
        switch self {
        case .buffer(let buffer):
            try unsafe api.check(.runFailed, api.BindOutput(binding, buffer.port.name, buffer.value))
        case .runtime(let port):
            try unsafe api.check(.runFailed, api.BindOutputToDevice(binding, port.name, library.memoryInfo))
        }
    }
}
