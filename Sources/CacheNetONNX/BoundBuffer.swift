internal import CONNXRuntime
internal import CacheNetCore

/// Memory of our own that the runtime reads an input from, or writes an output to.
@safe final class BoundBuffer {
    let port: BatchPort
    let shape: [Int]
    let bytes: UnsafeMutableRawBufferPointer
    let value: UnsafeMutablePointer<OrtValue>
    private let library: ONNXLibrary

    init(library: ONNXLibrary, port: BatchPort, batch: Int) throws(EngineError) {
        guard let count = port.byteCount(batch: batch) else {
            throw EngineError(
                .invalidInput,
                "a batch of \(batch) needs more than \(BatchPort.largestByteCount) bytes for \(port.name)")
        }
        let api = unsafe library.api
        let shape = port.shape(batch: batch)
        let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 64)
        unsafe bytes.initializeMemory(as: UInt8.self, repeating: 0)
        do throws(EngineError) {
            unsafe value = try unsafe api.create(.runFailed) { value in
                unsafe shape.map { Int64($0) }.withUnsafeBufferPointer { dimensions in
                    // Both have an address: a port has a batch dimension and at least one byte.
                    guard let start = bytes.baseAddress, let first = dimensions.baseAddress else { return nil }
                    return unsafe api.CreateTensorWithDataAsOrtValue(
                        library.memoryInfo, start, count, first, dimensions.count, port.elementType.runtimeValue,
                        &value)
                }
            }
        } catch {
            unsafe bytes.deallocate()
            throw error
        }
        self.library = library
        self.port = port
        self.shape = shape
        unsafe self.bytes = bytes
    }

    deinit {
        unsafe library.api.ReleaseValue(value)
        unsafe bytes.deallocate()
    }

    /// A copy of what the runtime wrote.
    func tensor() throws(EngineError) -> Tensor {
        do throws(TensorError) {
            return try unsafe Tensor(elementType: port.elementType, shape: shape, bytes: [UInt8](bytes))
        } catch {
            throw EngineError(.runFailed, "output \(port.name): \(error.message)")
        }
    }
}
