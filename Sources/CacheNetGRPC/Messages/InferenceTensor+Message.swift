package import CacheNetProtocol
package import Foundation

extension InferenceTensor {
    /// - Parameters:
    ///   - raw: the elements as bytes; `nil` where the message has them.
    /// - Throws: ``InferenceError`` when datatype, shape and elements do not fit together.
    package init(
        _ message: Inference_ModelInferRequest.InferInputTensor, raw: Data?
    ) throws(InferenceError) {
        guard let datatype = InferenceDatatype(rawValue: message.datatype) else {
            throw InferenceError(
                .invalidArgument, "expected a datatype of the protocol, got \(message.datatype.shortened)")
        }
        let bytes =
            if let raw { [UInt8](raw) } else { try message.contents.bytes(datatype, name: message.name) }
        try self.init(name: message.name, datatype: datatype, shape: message.shape.map { Int($0) }, bytes: bytes)
        // What a length says is checked before anybody goes by it.
        if datatype == .bytes { _ = try byteElements() }
    }

    /// - Parameter raw: the elements, which travel beside the message.
    package init(
        _ message: Inference_ModelInferResponse.InferOutputTensor, raw: Data
    ) throws(InferenceError) {
        guard let datatype = InferenceDatatype(rawValue: message.datatype) else {
            throw InferenceError(
                .invalidArgument, "expected a datatype of the protocol, got \(message.datatype.shortened)")
        }
        try self.init(name: message.name, datatype: datatype, shape: message.shape.map { Int($0) }, bytes: [UInt8](raw))
    }
}

extension Inference_InferTensorContents {
    /// The elements as little-endian bytes.
    ///
    /// - Throws: ``InferenceError`` when an element does not fit the datatype, or elements of it never travel so.
    fileprivate func bytes(_ datatype: InferenceDatatype, name: String) throws(InferenceError) -> [UInt8] {
        switch datatype {
        case .bool: return boolContents.map { $0 ? 1 : 0 }
        case .uint8: return try Self.narrowed(uintContents, to: UInt8.self, name)
        case .uint16: return try Self.narrowed(uintContents, to: UInt16.self, name)
        case .uint32: return Self.raw(uintContents)
        case .uint64: return Self.raw(uint64Contents)
        case .int8: return try Self.narrowed(intContents, to: Int8.self, name)
        case .int16: return try Self.narrowed(intContents, to: Int16.self, name)
        case .int32: return Self.raw(intContents)
        case .int64: return Self.raw(int64Contents)
        case .float32: return Self.raw(fp32Contents)
        case .float64: return Self.raw(fp64Contents)
        case .bytes: return InferenceTensor.joined(bytesContents.map { [UInt8]($0) })
        case .float16, .bfloat16:
            throw InferenceError(
                .invalidArgument, "expected raw contents for \(name.shortened) of \(datatype.rawValue), got others")
        }
    }

    private static func narrowed<Wide: BinaryInteger, Narrow: FixedWidthInteger & BitwiseCopyable>(
        _ values: [Wide], to type: Narrow.Type, _ name: String
    ) throws(InferenceError) -> [UInt8] {
        var narrow: [Narrow] = []
        narrow.reserveCapacity(values.count)
        for value in values {
            guard let fitting = Narrow(exactly: value) else {
                throw InferenceError(
                    .invalidArgument,
                    "expected elements of \(Narrow.min) to \(Narrow.max) for \(name.shortened), got \(value)")
            }
            narrow.append(fitting)
        }
        return raw(narrow)
    }

    private static func raw<Element: BitwiseCopyable>(_ values: [Element]) -> [UInt8] {
        values.withUnsafeBytes { [UInt8]($0) }
    }
}
