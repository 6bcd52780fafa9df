internal import CONNXRuntime
internal import CacheNetCore

extension ElementType {
    /// - Parameter runtimeValue: ONNX Runtime's number for an element type.
    init?(runtimeValue: Int32) {
        switch runtimeValue {
        case Int32(CNX_ELEMENT_FLOAT): self = .float32
        case Int32(CNX_ELEMENT_UINT8): self = .uint8
        default: return nil
        }
    }

    var runtimeValue: Int32 {
        switch self {
        case .uint8: Int32(CNX_ELEMENT_UINT8)
        case .float32: Int32(CNX_ELEMENT_FLOAT)
        }
    }
}
