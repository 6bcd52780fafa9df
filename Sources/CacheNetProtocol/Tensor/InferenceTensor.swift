package import CacheNetCore

/// A named tensor of a request or response: in memory always little-endian bytes, row-major, without padding.
package struct InferenceTensor: Sendable, Equatable {
    package let name: String
    package let datatype: InferenceDatatype
    package let shape: [Int]
    package let bytes: [UInt8]

    /// - Throws: ``InferenceError`` when shape and bytes do not fit together.
    package init(name: String, datatype: InferenceDatatype, shape: [Int], bytes: [UInt8]) throws(InferenceError) {
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

    package init(name: String, _ tensor: Tensor) {
        self.name = name
        self.datatype = InferenceDatatype(tensor.elementType)
        self.shape = tensor.shape
        self.bytes = tensor.bytes
    }

    /// - Throws: ``InferenceError`` when the element type is not one that frames and answers have.
    package func tensor() throws(InferenceError) -> Tensor {
        guard let elementType = datatype.elementType else {
            throw InferenceError(
                .invalidArgument, "expected whole numbers, FP32 or FP64 for \(name.shortened), got \(datatype.rawValue)"
            )
        }
        do {
            return try Tensor(elementType: elementType, shape: shape, bytes: bytes)
        } catch {
            throw InferenceError(.invalidArgument, "tensor \(name.shortened): \(error.message)")
        }
    }
}
