internal import CacheNetCore

extension ModelSignature.Port {
    init(_ port: Onnx_ValueInfoProto) {
        let tensor = port.type.tensorType
        let elementType: ElementType? =
            switch Onnx_TensorProto.DataType(rawValue: Int(tensor.elemType)) {
            case .uint8: .uint8
            case .uint16: .uint16
            case .uint32: .uint32
            case .uint64: .uint64
            case .int8: .int8
            case .int16: .int16
            case .int32: .int32
            case .int64: .int64
            case .float: .float32
            case .double: .float64
            default: nil
            }
        let shape = tensor.shape.dim.map { dimension -> Int in
            if case .dimValue(let size) = dimension.value, size >= 0 { Int(size) } else { -1 }
        }
        self.init(name: port.name, elementType: elementType, shape: shape)
    }
}
