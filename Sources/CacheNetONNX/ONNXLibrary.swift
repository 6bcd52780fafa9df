internal import CONNXRuntime
internal import CacheNetCore

/// ONNX Runtime, opened once for the process, and the few objects that every session shares.
///
/// The environment lives until the process ends: the runtime wants one per process, and sessions refer to it.
///
/// - Note: `@unchecked Sendable` because its pointers are written once and the runtime allows them on every thread.
@safe final class ONNXLibrary: @unchecked Sendable {
    let api: cnx_api
    let version: String
    let environment: UnsafeMutablePointer<OrtEnv>
    let memoryInfo: UnsafeMutablePointer<OrtMemoryInfo>
    /// Owned by the runtime.
    let allocator: UnsafeMutablePointer<OrtAllocator>

    static func shared() throws(EngineError) -> ONNXLibrary {
        try opened.get()
    }

    private static let opened = Result<ONNXLibrary, EngineError> { () throws(EngineError) in try ONNXLibrary() }

    private init() throws(EngineError) {
        let api = try unsafe Self.open()
        unsafe self.api = api
        version = unsafe String(cString: api.version)
        unsafe environment = try unsafe api.create(.unavailable) {
            unsafe api.CreateEnv(Int32(CNX_LOG_FATAL), "cachenet", &$0)
        }
        do throws(EngineError) {
            // 1 and 0: memory of the arena kind, in the place that the processor uses by default.
            unsafe memoryInfo = try unsafe api.create(.unavailable) { unsafe api.CreateCpuMemoryInfo(1, 0, &$0) }
        } catch {
            unsafe api.ReleaseEnv(environment)
            throw error
        }
        do throws(EngineError) {
            unsafe allocator = try unsafe api.create(.unavailable) { unsafe api.GetAllocatorWithDefaultOptions(&$0) }
        } catch {
            unsafe api.ReleaseMemoryInfo(memoryInfo)
            unsafe api.ReleaseEnv(environment)
            throw error
        }
    }

    private static func open() throws(EngineError) -> cnx_api {
        let capacity = 1024
        let api = UnsafeMutablePointer<cnx_api>.allocate(capacity: 1)
        defer { unsafe api.deallocate() }
        let message = UnsafeMutablePointer<CChar>.allocate(capacity: capacity)
        unsafe message.initialize(repeating: 0, count: capacity)
        defer { unsafe message.deallocate() }
        guard unsafe cnx_open(api, message, capacity) == 1 else {
            throw unsafe EngineError(.unavailable, String(cString: message))
        }
        return unsafe api.pointee
    }
}
