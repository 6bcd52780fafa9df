public import CacheNetCore

/// A named tensor of a request or response: in memory always little-endian bytes, row-major, without padding.
public struct InferenceTensor: Sendable, Equatable {
    public let name: String
    public let datatype: InferenceDatatype
    public let shape: [Int]
    public let bytes: [UInt8]

    /// - Throws: ``InferenceError`` when shape and bytes do not fit together.
    public init(name: String, datatype: InferenceDatatype, shape: [Int], bytes: [UInt8]) throws(InferenceError) {
        if let expected = try datatype.byteCount(of: shape), expected != bytes.count {
            throw InferenceError(
                .invalidArgument,
                "expected \(expected) bytes for \(name.shortened) (\(datatype.rawValue) \(shape)), got \(bytes.count)")
        }
        self.name = name
        self.datatype = datatype
        self.shape = shape
        self.bytes = bytes
    }

    public init(name: String, _ tensor: Tensor) {
        self.name = name
        self.datatype = InferenceDatatype(tensor.elementType)
        self.shape = tensor.shape
        self.bytes = tensor.bytes
    }

    /// - Throws: ``InferenceError`` when the element type is not one that frames and answers have.
    public func tensor() throws(InferenceError) -> Tensor {
        guard let elementType = datatype.elementType else {
            throw InferenceError(
                .invalidArgument, "expected whole numbers, FP32 or FP64 for \(name.shortened), got \(datatype.rawValue)")
        }
        do {
            return try Tensor(elementType: elementType, shape: shape, bytes: bytes)
        } catch {
            throw InferenceError(.invalidArgument, "tensor \(name.shortened): \(error.message)")
        }
    }
}
