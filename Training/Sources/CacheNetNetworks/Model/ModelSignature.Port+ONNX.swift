internal import CacheNetCore

extension ModelSignature.Port {
    init(_ port: Onnx_ValueInfoProto) {
        let tensor = port.type.tensorType
        let elementType: ElementType? =
            switch Onnx_TensorProto.DataType(rawValue: Int(tensor.elemType)) {
            case .uint8: .uint8
            case .float: .float32
            default: nil
            }
        let shape = tensor.shape.dim.map { dimension -> Int in
            if case .dimValue(let size) = dimension.value, size >= 0 { Int(size) } else { -1 }
        }
        self.init(name: port.name, elementType: elementType, shape: shape)
    }
}
