internal import CONNXRuntime
internal import CacheNetCore

/// Owns the runtime's session.
///
/// - Note: `@unchecked Sendable` because the runtime allows calls on one session from several threads.
@safe final class SessionHandle: @unchecked Sendable {
    let library: ONNXLibrary
    let pointer: UnsafeMutablePointer<OrtSession>
    /// A session over a prepared model reads its weights from here for as long as it lives.
    private let model: ModelBytes?

    /// - Parameter inPlace: whether the session uses the model's memory after this call.
    init(
        library: ONNXLibrary, model: ModelBytes, options: SessionOptions, inPlace: Bool,
        code: EngineError.Code = .invalidModel
    ) throws(EngineError) {
        guard model.count > 0 else { throw EngineError(code, "expected a model, got no bytes") }
        let api = unsafe library.api
        self.library = library
        self.model = inPlace ? model : nil
        unsafe pointer = try unsafe model.withUnsafeBytes { bytes throws(EngineError) in
            guard let start = bytes.baseAddress else { throw EngineError(code, "expected a model, got no bytes") }
            return try unsafe withExtendedLifetime(options) { () throws(EngineError) in
                try unsafe api.create(code) {
                    unsafe api.CreateSessionFromArray(library.environment, start, bytes.count, options.pointer, &$0)
                }
            }
        }
    }

    deinit {
        unsafe library.api.ReleaseSession(pointer)
    }
}
