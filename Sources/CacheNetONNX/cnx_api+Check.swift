internal import CONNXRuntime
internal import CacheNetCore

/// The one place where the runtime's statuses become errors.
extension cnx_api {
    /// Consumes the status.
    func check(_ code: EngineError.Code, _ status: UnsafeMutablePointer<OrtStatus>?) throws(EngineError) {
        guard let status = unsafe status else { return }
        defer { unsafe ReleaseStatus(status) }
        throw EngineError(code, unsafe "ONNX Runtime: \(String(cString: GetErrorMessage(status)))")
    }

    /// - Parameter make: a call that stores what it made; the caller owns the result.
    func create<Object>(
        _ code: EngineError.Code,
        _ make: (inout UnsafeMutablePointer<Object>?) -> UnsafeMutablePointer<OrtStatus>?
    ) throws(EngineError) -> UnsafeMutablePointer<Object> {
        var object: UnsafeMutablePointer<Object>?
        try unsafe check(code, make(&object))
        guard let object = unsafe object else {
            throw EngineError(code, "ONNX Runtime reported success and made nothing")
        }
        return unsafe object
    }
}
