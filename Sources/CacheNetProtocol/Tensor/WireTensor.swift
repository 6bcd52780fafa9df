public import CacheNetCore

/// A named tensor of a request or response: in memory always little-endian bytes, row-major, without padding.
public struct WireTensor: Sendable, Equatable {
    public let name: String
    public let datatype: WireDatatype
    public let shape: [Int]
    public let bytes: [UInt8]

    /// - Throws: ``WireError`` when shape and bytes do not fit together.
    public init(name: String, datatype: WireDatatype, shape: [Int], bytes: [UInt8]) throws(WireError) {
        if let expected = try datatype.byteCount(of: shape), expected != bytes.count {
            throw WireError(
                .badRequest,
                "expected \(expected) bytes for \(name.shortened) (\(datatype.rawValue) \(shape)), got \(bytes.count)")
        }
        self.name = name
        self.datatype = datatype
        self.shape = shape
        self.bytes = bytes
    }

    public init(name: String, _ tensor: Tensor) {
        self.name = name
        self.datatype = WireDatatype(tensor.elementType)
        self.shape = tensor.shape
        self.bytes = tensor.bytes
    }

    /// - Throws: ``WireError`` when the element type is not one that frames and answers have.
    public func tensor() throws(WireError) -> Tensor {
        guard let elementType = datatype.elementType else {
            throw WireError(
                .badRequest, "expected UINT8 or FP32 for \(name.shortened), got \(datatype.rawValue)")
        }
        do {
            return try Tensor(elementType: elementType, shape: shape, bytes: bytes)
        } catch {
            throw WireError(.badRequest, "tensor \(name.shortened): \(error.message)")
        }
    }
}
