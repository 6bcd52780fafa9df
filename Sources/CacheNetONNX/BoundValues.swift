internal import CONNXRuntime
internal import CacheNetCore

/// What the runtime made of the outputs of a run, in the order of their binding; released with this object.
@safe final class BoundValues {
    private let library: ONNXLibrary
    private let values: UnsafeMutablePointer<UnsafeMutablePointer<OrtValue>?>
    private let count: Int

    init(of binding: UnsafeMutablePointer<OrtIoBinding>, _ library: ONNXLibrary) throws(EngineError) {
        let api = unsafe library.api
        var count = 0
        unsafe values = try unsafe api.create(.runFailed) {
            unsafe api.GetBoundOutputValues(binding, library.allocator, &$0, &count)
        }
        self.count = count
        self.library = library
    }

    deinit {
        for index in 0..<count {
            if let value = unsafe values[index] { unsafe library.api.ReleaseValue(value) }
        }
        // Freeing memory has no way to fail that could be told here.
        if let status = unsafe library.api.AllocatorFree(library.allocator, values) {
            unsafe library.api.ReleaseStatus(status)
        }
    }

    /// A copy of one output.
    func tensor(_ index: Int, of port: BatchPort) throws(EngineError) -> Tensor {
        guard index < count, let value = unsafe values[index] else {
            throw EngineError(.runFailed, "output \(port.name): expected a tensor, got none")
        }
        let api = unsafe library.api
        let info = try unsafe api.create(.runFailed) { unsafe api.GetTensorTypeAndShape(value, &$0) }
        defer { unsafe api.ReleaseTensorTypeAndShapeInfo(info) }
        let shape = try unsafe api.typeAndShape(info, .runFailed).shape
        var data: UnsafeMutableRawPointer?
        try unsafe api.check(.runFailed, api.GetTensorMutableData(value, &data))
        do throws(TensorError) {
            let size = try TensorShape(shape).elementCount * port.elementType.byteCount
            let bytes = unsafe UnsafeRawBufferPointer(start: data, count: data == nil ? 0 : size)
            return try unsafe Tensor(elementType: port.elementType, shape: shape, bytes: [UInt8](bytes))
        } catch {
            throw EngineError(.runFailed, "output \(port.name): \(error.message)")
        }
    }
}
