internal import CONNXRuntime
internal import CacheNetCore

extension SessionHandle {
    /// What the model says about its inputs and outputs.
    func signature() throws(EngineError) -> ModelSignature {
        let api = library.api
        return ModelSignature(
            inputs: try ports(
                count: api.SessionGetInputCount, name: api.SessionGetInputName, type: api.SessionGetInputTypeInfo),
            outputs: try ports(
                count: api.SessionGetOutputCount, name: api.SessionGetOutputName, type: api.SessionGetOutputTypeInfo))
    }

    private typealias Status = UnsafeMutablePointer<OrtStatus>?
    private typealias Count = (UnsafePointer<OrtSession>, UnsafeMutablePointer<Int>) -> Status
    private typealias Name = (
        UnsafePointer<OrtSession>, Int, UnsafeMutablePointer<OrtAllocator>,
        UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    ) -> Status
    private typealias TypeInfo = (
        UnsafePointer<OrtSession>, Int, UnsafeMutablePointer<UnsafeMutablePointer<OrtTypeInfo>?>
    ) -> Status

    private func ports(count: Count, name: Name, type: TypeInfo) throws(EngineError) -> [ModelSignature.Port] {
        var ports: [ModelSignature.Port] = []
        var total = 0
        try library.api.check(.invalidModel, count(pointer, &total))
        for index in 0..<total {
            let text = try library.api.create(.invalidModel) { name(pointer, index, library.allocator, &$0) }
            let portName = String(cString: text)
            try library.api.check(.invalidModel, library.api.AllocatorFree(library.allocator, text))
            let info = try library.api.create(.invalidModel) { type(pointer, index, &$0) }
            defer { library.api.ReleaseTypeInfo(info) }
            ports.append(try port(name: portName, type: info))
        }
        return ports
    }

    private func port(
        name: String, type: UnsafeMutablePointer<OrtTypeInfo>
    ) throws(EngineError) -> ModelSignature.Port {
        let api = library.api
        var tensor: UnsafePointer<OrtTensorTypeAndShapeInfo>?
        try api.check(.invalidModel, api.CastTypeInfoToTensorInfo(type, &tensor))
        guard let tensor else { return ModelSignature.Port(name: name, elementType: nil, shape: []) }
        let (elementType, shape) = try api.typeAndShape(tensor, .invalidModel)
        return ModelSignature.Port(name: name, elementType: elementType, shape: shape)
    }
}
