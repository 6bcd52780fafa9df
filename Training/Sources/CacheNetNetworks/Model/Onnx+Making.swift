internal import Foundation
internal import SwiftProtobuf

extension Onnx_OperatorSetIdProto {
    /// The standard operators.
    init(version: Int64) {
        self.init()
        domain = ""
        self.version = version
    }
}

extension Onnx_StringStringEntryProto {
    init(key: String, value: String) {
        self.init()
        self.key = key
        self.value = value
    }
}

extension Onnx_TensorShapeProto.Dimension {
    init(_ size: Int) {
        self.init()
        dimValue = Int64(size)
    }

    init(_ name: String) {
        self.init()
        dimParam = name
    }
}

extension Onnx_ValueInfoProto {
    init(
        name: String, type: Onnx_TensorProto.DataType, dimensions: [Onnx_TensorShapeProto.Dimension]
    ) {
        self.init()
        self.name = name
        self.type.tensorType.elemType = Int32(type.rawValue)
        self.type.tensorType.shape.dim = dimensions
    }
}

extension Onnx_NodeProto {
    init(_ operation: String, _ inputs: [String], _ output: String, _ attributes: [Onnx_AttributeProto] = []) {
        self.init()
        opType = operation
        name = output
        input = inputs
        self.output = [output]
        attribute = attributes
    }
}

extension Onnx_TensorProto {
    /// - Parameter values: as many as the shape holds.
    init(_ values: [Float], shape: [Int], name: String = "") {
        self.init(values, .float, shape, name)
    }

    /// - Parameter values: as many as the shape holds.
    init(_ values: [UInt8], shape: [Int], name: String) {
        self.init(values, .uint8, shape, name)
    }

    /// - Parameter values: as many as the shape holds.
    init(_ values: [Int8], shape: [Int], name: String) {
        self.init(values, .int8, shape, name)
    }

    /// - Parameter values: as many as the shape holds.
    init(_ values: [Int32], shape: [Int], name: String) {
        self.init(values, .int32, shape, name)
    }

    private init(_ values: [some BitwiseCopyable], _ type: DataType, _ shape: [Int], _ name: String) {
        self.init()
        self.name = name
        dataType = Int32(type.rawValue)
        dims = shape.map { Int64($0) }
        // Raw data is little-endian, as every platform of this package is.
        rawData = values.withUnsafeBytes { Data($0) }
    }
}

extension Onnx_AttributeProto {
    private init(_ name: String, _ type: AttributeType) {
        self.init()
        self.name = name
        self.type = type
    }

    static func integer(_ name: String, _ value: Int) -> Self {
        var attribute = Self(name, .int)
        attribute.i = Int64(value)
        return attribute
    }

    static func integers(_ name: String, _ values: [Int]) -> Self {
        var attribute = Self(name, .ints)
        attribute.ints = values.map { Int64($0) }
        return attribute
    }

    static func real(_ name: String, _ value: Float) -> Self {
        var attribute = Self(name, .float)
        attribute.f = value
        return attribute
    }

    static func tensor(_ name: String, _ value: Onnx_TensorProto) -> Self {
        var attribute = Self(name, .tensor)
        attribute.t = value
        return attribute
    }
}
