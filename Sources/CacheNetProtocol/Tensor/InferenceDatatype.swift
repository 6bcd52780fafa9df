package import CacheNetCore

/// The element types of the Open Inference Protocol.
package enum InferenceDatatype: String, Sendable, Hashable, Codable, CaseIterable {
    case bool = "BOOL"
    case uint8 = "UINT8"
    case uint16 = "UINT16"
    case uint32 = "UINT32"
    case uint64 = "UINT64"
    case int8 = "INT8"
    case int16 = "INT16"
    case int32 = "INT32"
    case int64 = "INT64"
    case float16 = "FP16"
    case bfloat16 = "BF16"
    case float32 = "FP32"
    case float64 = "FP64"
    case bytes = "BYTES"

    package init(_ elementType: ElementType) {
        switch elementType {
        case .uint8: self = .uint8
        case .uint16: self = .uint16
        case .uint32: self = .uint32
        case .uint64: self = .uint64
        case .int8: self = .int8
        case .int16: self = .int16
        case .int32: self = .int32
        case .int64: self = .int64
        case .float32: self = .float32
        case .float64: self = .float64
        }
    }

    /// `nil` for types that frames and answers never have.
    package var elementType: ElementType? { ElementType.allCases.first { InferenceDatatype($0) == self } }

    /// Bytes of one element; `nil` for `BYTES`, whose elements carry their own length.
    package var byteCount: Int? {
        switch self {
        case .bool, .uint8, .int8: 1
        case .uint16, .int16, .float16, .bfloat16: 2
        case .uint32, .int32, .float32: 4
        case .uint64, .int64, .float64: 8
        case .bytes: nil
        }
    }

    /// `false` where elements travel as bytes only.
    var travelsAsJSON: Bool { self != .float16 && self != .bfloat16 }

    /// Bytes of a whole tensor; `nil` for `BYTES`.
    ///
    /// - Throws: ``InferenceError`` when a dimension is negative or the product overflows.
    package func byteCount(of shape: [Int]) throws(InferenceError) -> Int? {
        let elements = try Self.elementCount(of: shape)
        guard let size = byteCount else { return nil }
        let (total, overflow) = elements.multipliedReportingOverflow(by: size)
        guard !overflow else { throw InferenceError(.invalidArgument, "the size of shape \(shape) overflows") }
        return total
    }

    static func elementCount(of shape: [Int]) throws(InferenceError) -> Int {
        do {
            return try TensorShape(shape).elementCount
        } catch {
            throw InferenceError(.invalidArgument, error.message)
        }
    }
}
