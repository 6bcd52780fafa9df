/// The element types that frames and model outputs have.
///
/// The raw values are NumPy's names.
public enum ElementType: String, Sendable, Codable, CaseIterable {
    case uint8, uint16, uint32, uint64
    case int8, int16, int32, int64
    case float32, float64

    /// Bytes of one element.
    public var byteCount: Int {
        switch self {
        case .uint8, .int8: 1
        case .uint16, .int16: 2
        case .uint32, .int32, .float32: 4
        case .uint64, .int64, .float64: 8
        }
    }
}
