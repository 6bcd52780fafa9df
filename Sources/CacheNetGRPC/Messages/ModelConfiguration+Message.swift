package import CacheNetProtocol

extension ModelConfiguration {
    package var message: Inference_ModelConfig {
        var message = Inference_ModelConfig()
        message.name = name
        message.platform = platform
        message.backend = backend
        message.maxBatchSize = Int32(clamping: maxBatchSize)
        message.input = input.map { port in
            var input = Inference_ModelInput()
            input.name = port.name
            input.dataType = port.datatype.message
            input.dims = port.dims.map { Int64($0) }
            return input
        }
        message.output = output.map { port in
            var output = Inference_ModelOutput()
            output.name = port.name
            output.dataType = port.datatype.message
            output.dims = port.dims.map { Int64($0) }
            return output
        }
        message.instanceGroup = instanceGroup.map { group in
            var message = Inference_ModelInstanceGroup()
            message.name = group.name
            message.kind = .cpu
            message.count = Int32(clamping: group.count)
            return message
        }
        if let dynamicBatching {
            message.dynamicBatching.preferredBatchSize = dynamicBatching.preferredBatchSize.map { Int32(clamping: $0) }
            message.dynamicBatching.maxQueueDelayMicroseconds =
                UInt64(clamping: dynamicBatching.maxQueueDelayMicroseconds)
        }
        return message
    }
}

extension InferenceDatatype {
    fileprivate var message: Inference_DataType {
        switch self {
        case .bool: .typeBool
        case .uint8: .typeUint8
        case .uint16: .typeUint16
        case .uint32: .typeUint32
        case .uint64: .typeUint64
        case .int8: .typeInt8
        case .int16: .typeInt16
        case .int32: .typeInt32
        case .int64: .typeInt64
        case .float16: .typeFp16
        case .bfloat16: .typeBf16
        case .float32: .typeFp32
        case .float64: .typeFp64
        case .bytes: .typeString
        }
    }
}
