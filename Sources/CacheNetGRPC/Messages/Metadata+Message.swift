package import CacheNetProtocol

extension ServerMetadata {
    package var message: Inference_ServerMetadataResponse {
        var message = Inference_ServerMetadataResponse()
        message.name = name
        message.version = version
        message.extensions = extensions
        return message
    }
}

extension ModelMetadata {
    package var message: Inference_ModelMetadataResponse {
        var message = Inference_ModelMetadataResponse()
        message.name = name
        message.versions = versions ?? []
        message.platform = platform
        message.inputs = inputs.map(\.message)
        message.outputs = outputs.map(\.message)
        return message
    }
}

extension ModelMetadata.Port {
    fileprivate var message: Inference_ModelMetadataResponse.TensorMetadata {
        var message = Inference_ModelMetadataResponse.TensorMetadata()
        message.name = name
        message.datatype = datatype.rawValue
        message.shape = shape.map { Int64($0) }
        return message
    }
}

extension RepositoryIndexEntry {
    package var message: Inference_RepositoryIndexResponse.ModelIndex {
        var message = Inference_RepositoryIndexResponse.ModelIndex()
        message.name = name
        message.version = version ?? ""
        message.state = state
        message.reason = reason
        return message
    }
}
