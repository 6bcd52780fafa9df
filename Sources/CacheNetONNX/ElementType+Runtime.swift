internal import CONNXRuntime
internal import CacheNetCore

extension ElementType {
    /// - Parameter runtimeValue: ONNX Runtime's number for an element type.
    init?(runtimeValue: Int32) {
        guard let type = ElementType.allCases.first(where: { $0.runtimeValue == runtimeValue }) else { return nil }
        self = type
    }

    var runtimeValue: Int32 {
        let value =
            switch self {
            case .uint8: CNX_ELEMENT_UINT8
            case .uint16: CNX_ELEMENT_UINT16
            case .uint32: CNX_ELEMENT_UINT32
            case .uint64: CNX_ELEMENT_UINT64
            case .int8: CNX_ELEMENT_INT8
            case .int16: CNX_ELEMENT_INT16
            case .int32: CNX_ELEMENT_INT32
            case .int64: CNX_ELEMENT_INT64
            case .float32: CNX_ELEMENT_FLOAT
            case .float64: CNX_ELEMENT_DOUBLE
            }
        return Int32(value)
    }
}
