internal import CONNXRuntime
internal import CacheNetCore

/// What the runtime made of the outputs of a run, in the order of their binding; released with this object.
final class BoundValues {
    private let library: ONNXLibrary
    private let values: UnsafeMutablePointer<UnsafeMutablePointer<OrtValue>?>
    private let count: Int

    init(of binding: UnsafeMutablePointer<OrtIoBinding>, _ library: ONNXLibrary) throws(EngineError) {
        let api = library.api
        var count = 0
        values = try api.create(.runFailed) { api.GetBoundOutputValues(binding, library.allocator, &$0, &count) }
        self.count = count
        self.library = library
    }

    deinit {
        for index in 0..<count {
            if let value = values[index] { library.api.ReleaseValue(value) }
        }
        // Freeing memory has no way to fail that could be told here.
        if let status = library.api.AllocatorFree(library.allocator, values) { library.api.ReleaseStatus(status) }
    }

    /// A copy of one output.
    func tensor(_ index: Int, of port: BatchPort) throws(EngineError) -> Tensor {
        guard index < count, let value = values[index] else {
            throw EngineError(.runFailed, "output \(port.name): expected a tensor, got none")
        }
        let api = library.api
        let info = try api.create(.runFailed) { api.GetTensorTypeAndShape(value, &$0) }
        defer { api.ReleaseTensorTypeAndShapeInfo(info) }
        let shape = try api.typeAndShape(info, .runFailed).shape
        var data: UnsafeMutableRawPointer?
        try api.check(.runFailed, api.GetTensorMutableData(value, &data))
        do throws(TensorError) {
            let size = try TensorShape(shape).elementCount * port.elementType.byteCount
            let bytes = UnsafeRawBufferPointer(start: data, count: data == nil ? 0 : size)
            return try Tensor(elementType: port.elementType, shape: shape, bytes: [UInt8](bytes))
        } catch {
            throw EngineError(.runFailed, "output \(port.name): \(error.message)")
        }
    }
}
