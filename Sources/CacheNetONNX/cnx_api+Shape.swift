internal import CONNXRuntime
internal import CacheNetCore

extension cnx_api {
    /// - Returns: no element type for one that frames and answers never have; -1 for a dimension that varies.
    func typeAndShape(
        _ info: UnsafePointer<OrtTensorTypeAndShapeInfo>, _ code: EngineError.Code
    ) throws(EngineError) -> (elementType: ElementType?, shape: [Int]) {
        var element: Int32 = 0
        try unsafe check(code, GetTensorElementType(info, &element))
        var rank = 0
        try unsafe check(code, GetDimensionsCount(info, &rank))
        var dimensions = [Int64](repeating: 0, count: rank)
        if rank > 0 { try unsafe check(code, GetDimensions(info, &dimensions, rank)) }
        return (ElementType(runtimeValue: element), dimensions.map { $0 < 0 ? -1 : Int(clamping: $0) })
    }
}
