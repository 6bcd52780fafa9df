internal import CONNXRuntime
internal import CacheNetCore

/// The options of one session to come.
@safe final class SessionOptions {
    private let library: ONNXLibrary
    let pointer: UnsafeMutablePointer<OrtSessionOptions>

    /// - Parameter level: how far the runtime optimises the graph.
    init(library: ONNXLibrary, threads: Int, level: Int32) throws(EngineError) {
        let api = unsafe library.api
        self.library = library
        unsafe pointer = try unsafe api.create(.unavailable) { unsafe api.CreateSessionOptions(&$0) }
        // The runtime logs to stderr, which belongs to the program; what matters comes back as a status.
        try unsafe api.check(.unavailable, api.SetSessionLogSeverityLevel(pointer, Int32(CNX_LOG_FATAL)))
        try unsafe api.check(.unavailable, api.SetSessionGraphOptimizationLevel(pointer, level))
        try unsafe api.check(.unavailable, api.SetIntraOpNumThreads(pointer, Int32(clamping: threads)))
        // Weights are part of a model. One that names a file of weights would be given whatever lies under that name
        // in the working directory; below a device there is never a file.
        try set("session.model_external_initializers_file_folder_path", "/dev/null")
        // Frames are paced: a thread that spins between them burns a core and wins nothing.
        try set("session.intra_op.allow_spinning", "0")
    }

    deinit {
        unsafe library.api.ReleaseSessionOptions(pointer)
    }

    func set(_ key: String, _ value: String) throws(EngineError) {
        try unsafe library.api.check(.unavailable, library.api.AddSessionConfigEntry(pointer, key, value))
    }

    /// Makes the creation of the session write the optimised graph to a file.
    func saveOptimizedModel(to path: String) throws(EngineError) {
        try unsafe library.api.check(.prepareFailed, library.api.SetOptimizedModelFilePath(pointer, path))
    }
}
