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

    /// `onnxruntime-`, the runtime's version, and 16 hexadecimal digits that stand for the kind of processor. Never
    /// `nil`.
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

    /// Loads an ONNX file's bytes, whose weights must be inside, and optimises the graph for this machine.
    ///
    /// - Throws: ``EngineError`` with `invalidModel` when the bytes are no ONNX model, or one that has not exactly one
    ///   input, batch first and of a supported type, and at least one `float32` output.
    public func load(_ model: ModelBytes) throws(EngineError) -> any InferenceSession {
        let options = try SessionOptions(library: library, threads: intraOpThreads, level: Int32(CNX_OPTIMIZE_ALL))
        // Bytes from outside are ONNX and nothing else; the runtime would also take its own format.
        try options.set("session.load_model_format", "ONNX")
        return try ONNXSession(SessionHandle(library: library, model: model, options: options, inPlace: false))
    }

    /// Loads a copy that ``prepare(_:)`` made, without optimising again. Its weights are used where they are, so the
    /// session keeps the bytes for as long as it lives.
    ///
    /// - Throws: ``EngineError`` with `invalidModel` when the bytes are not in the runtime's own format, or the model
    ///   is one that ``load(_:)`` refuses.
    public func load(prepared: ModelBytes) throws(EngineError) -> any InferenceSession {
        let options = try SessionOptions(library: library, threads: intraOpThreads, level: Int32(CNX_OPTIMIZE_NONE))
        try options.set("session.load_model_format", "ORT")
        try options.set("session.use_ort_model_bytes_directly", "1")
        try options.set("session.use_ort_model_bytes_for_initializers", "1")
        try options.set("session.use_env_allocators", "1")
        return try ONNXSession(SessionHandle(library: library, model: prepared, options: options, inPlace: true))
    }

    /// The model in the runtime's own format, optimised for this machine. It passes through a temporary file that only
    /// this user can read.
    ///
    /// - Throws: ``EngineError`` with `prepareFailed` when the bytes are no ONNX model, or the file cannot be written
    ///   or read.
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

    /// Gives freed memory back to the system through glibc's `malloc_trim`; does nothing where there is no glibc.
    public func reclaimMemory() {
        cnx_reclaim_memory()
    }
}
