internal import CONNXRuntime
public import CacheNetCore

/// Runs ONNX models on the processor through ONNX Runtime.
///
/// The library is opened when the first engine is made; see `make setup`. All engines of a process share one runtime
/// environment.
///
///     let engine = try ONNXEngine()
///     let session = try engine.load(ModelBytes(onnxFile))
///     let outputs = try session.run(frame)
public final class ONNXEngine: InferenceEngine {
    private let library: ONNXLibrary
    private let intraOpThreads: Int

    public let preparedFormat: String?

    /// The runtime's version, such as `1.32.0`.
    public var version: String { library.version }

    /// - Parameter intraOpThreads: threads for one inference. 1 is best for paced frames.
    /// - Throws: ``EngineError`` with `unavailable` when ONNX Runtime is missing, too old, or asked for no threads.
    public init(intraOpThreads: Int = 1) throws(EngineError) {
        guard intraOpThreads > 0 else {
            throw EngineError(.unavailable, "expected at least 1 thread, got \(intraOpThreads)")
        }
        library = try ONNXLibrary.shared()
        self.intraOpThreads = intraOpThreads
        preparedFormat = PreparedFormat.name(version: library.version, processor: PreparedFormat.processor())
    }

    public func load(_ model: ModelBytes) throws(EngineError) -> any InferenceSession {
        let options = try SessionOptions(library: library, threads: intraOpThreads, level: Int32(CNX_OPTIMIZE_ALL))
        // Bytes from outside are ONNX and nothing else; the runtime would also take its own format.
        try options.set("session.load_model_format", "ONNX")
        return try ONNXSession(SessionHandle(library: library, model: model, options: options, inPlace: false))
    }

    public func load(prepared: ModelBytes) throws(EngineError) -> any InferenceSession {
        let options = try SessionOptions(library: library, threads: intraOpThreads, level: Int32(CNX_OPTIMIZE_NONE))
        try options.set("session.load_model_format", "ORT")
        try options.set("session.use_ort_model_bytes_directly", "1")
        try options.set("session.use_ort_model_bytes_for_initializers", "1")
        try options.set("session.use_env_allocators", "1")
        return try ONNXSession(SessionHandle(library: library, model: prepared, options: options, inPlace: true))
    }

    public func prepare(_ model: ModelBytes) throws(EngineError) -> ModelBytes {
        // The runtime saves only to a path.
        let scratch = try ScratchFile(name: "model.ort")
        let options = try SessionOptions(library: library, threads: intraOpThreads, level: Int32(CNX_OPTIMIZE_ALL))
        try options.set("session.load_model_format", "ONNX")
        try options.set("session.save_model_format", "ORT")
        try options.saveOptimizedModel(to: scratch.path)
        _ = try SessionHandle(library: library, model: model, options: options, inPlace: false, code: .prepareFailed)
        return try withExtendedLifetime(scratch) { () throws(EngineError) in try scratch.contents() }
    }

    public func reclaimMemory() {
        cnx_reclaim_memory()
    }
}
