internal import CONNXRuntime
internal import CacheNetCore

extension SessionHandle {
    /// What the model says about its inputs and outputs.
    func signature() throws(EngineError) -> ModelSignature {
        let api = unsafe library.api
        return unsafe ModelSignature(
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
        try unsafe library.api.check(.invalidModel, count(pointer, &total))
        for index in 0..<total {
            let text = try unsafe library.api.create(.invalidModel) {
                unsafe name(pointer, index, library.allocator, &$0)
            }
            let portName = unsafe String(cString: text)
            try unsafe library.api.check(.invalidModel, library.api.AllocatorFree(library.allocator, text))
            let info = try unsafe library.api.create(.invalidModel) { unsafe type(pointer, index, &$0) }
            defer { unsafe library.api.ReleaseTypeInfo(info) }
            unsafe ports.append(try port(name: portName, type: info))
        }
        return ports
    }

    private func port(
        name: String, type: UnsafeMutablePointer<OrtTypeInfo>
    ) throws(EngineError) -> ModelSignature.Port {
        let api = unsafe library.api
        var tensor: UnsafePointer<OrtTensorTypeAndShapeInfo>?
        try unsafe api.check(.invalidModel, api.CastTypeInfoToTensorInfo(type, &tensor))
        guard let tensor = unsafe tensor else { return ModelSignature.Port(name: name, elementType: nil, shape: []) }
        let (elementType, shape) = try unsafe api.typeAndShape(tensor, .invalidModel)
        return ModelSignature.Port(name: name, elementType: elementType, shape: shape)
    }
}
