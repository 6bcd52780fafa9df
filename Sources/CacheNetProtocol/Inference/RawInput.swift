/// What the body of a raw request (header length 0) holds: the model's only input, without any JSON.
package struct RawInput: Sendable, Hashable {
    package let name: String
    package let datatype: InferenceDatatype
    /// At most one dimension is -1; it follows from the number of bytes.
    package let shape: [Int]

    package init(name: String, datatype: InferenceDatatype, shape: [Int]) {
        self.name = name
        self.datatype = datatype
        self.shape = shape
    }

    func tensor(_ bytes: [UInt8]) throws(InferenceError) -> InferenceTensor {
        guard let free = shape.firstIndex(of: -1) else {
            return try InferenceTensor(name: name, datatype: datatype, shape: shape, bytes: bytes)
        }
        var resolved = shape
        resolved[free] = 1
        let unit = try datatype.byteCount(of: resolved) ?? 0
        guard unit > 0, bytes.count % unit == 0 else {
            throw InferenceError(
                .invalidArgument, "expected a multiple of \(unit) bytes for raw input, got \(bytes.count)")
        }
        resolved[free] = bytes.count / unit
        return try InferenceTensor(name: name, datatype: datatype, shape: resolved, bytes: bytes)
    }
}
