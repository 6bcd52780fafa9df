internal import CTorch

/// The type of a tensor's elements.
public enum ScalarType: String, Sendable, CaseIterable, Codable {
    case float32, float64, bfloat16, uint8, int64, bool

    /// How many bytes an element takes.
    public var byteCount: Int {
        switch self {
        case .uint8, .bool: 1
        case .bfloat16: 2
        case .float32: 4
        case .float64, .int64: 8
        }
    }
}

extension ScalarType {
    /// libtorch's number for it.
    var code: Int32 {
        switch self {
        case .float32: Int32(CT_FLOAT32)
        case .float64: Int32(CT_FLOAT64)
        case .bfloat16: Int32(CT_BFLOAT16)
        case .uint8: Int32(CT_UINT8)
        case .int64: Int32(CT_INT64)
        case .bool: Int32(CT_BOOL)
        }
    }

    /// `nil` for a type of libtorch's that is none of these.
    init?(code: Int32) {
        guard let type = ScalarType.allCases.first(where: { $0.code == code }) else { return nil }
        self = type
    }
}
