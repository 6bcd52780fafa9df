/// The element types that frames and model outputs have.
public enum ElementType: String, Sendable, Codable, CaseIterable {
    case uint8
    case float32

    /// Bytes of one element.
    public var byteCount: Int {
        switch self {
        case .uint8: 1
        case .float32: 4
        }
    }
}
