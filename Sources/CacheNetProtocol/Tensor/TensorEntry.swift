/// A tensor as a message's JSON describes it, before its elements are read.
struct TensorEntry {
    private var name: String?
    private var datatype: InferenceDatatype?
    private var shape: [Int]?
    private var data: Range<Int>?
    private var binarySize: Int?

    /// Elements are left where they are: how to read them may be said only after them.
    init(_ reader: inout JSONReader) throws(InferenceError) {
        var isFirst = true
        try reader.beginObject()
        while let key = try reader.nextKey(&isFirst) {
            switch key {
            case "name": name = try reader.string()
            case "shape": shape = try reader.shape()
            case "data": data = try reader.skipValue()
            case "datatype":
                let text = try reader.string()
                guard let known = InferenceDatatype(rawValue: text) else {
                    throw InferenceError(.invalidArgument, "expected a datatype of the protocol, got \(text.shortened)")
                }
                datatype = known
            case "parameters":
                guard let value = try reader.parameters()[WireNames.binaryDataSize] else { continue }
                guard case .int(let size) = value, size >= 0 else {
                    throw InferenceError(
                        .invalidArgument, "expected \(WireNames.binaryDataSize) of at least 0, got \(value)")
                }
                binarySize = size
            default: try reader.skipValue()
            }
        }
    }

    static func list(_ reader: inout JSONReader) throws(InferenceError) -> [TensorEntry] {
        var entries: [TensorEntry] = []
        var isFirst = true
        try reader.beginArray()
        while try reader.nextElement(&isFirst) { entries.append(try TensorEntry(&reader)) }
        return entries
    }

    /// Reads the elements of all tensors.
    ///
    /// - Parameters:
    ///   - json: what the entries were read from.
    ///   - binary: the bytes of binary tensors in the listed order, to the last byte.
    static func tensors(_ entries: [TensorEntry], _ json: [UInt8], _ binary: [UInt8]) throws(InferenceError)
        -> [InferenceTensor]
    {
        var tensors: [InferenceTensor] = []
        var offset = 0
        for entry in entries { tensors.append(try entry.tensor(json, binary, &offset)) }
        guard offset == binary.count else {
            throw InferenceError(
                .invalidArgument, "expected \(offset) bytes of tensors after the JSON, got \(binary.count)")
        }
        return tensors
    }

    private func tensor(
        _ json: [UInt8], _ binary: [UInt8], _ offset: inout Int
    ) throws(InferenceError) -> InferenceTensor {
        guard let name, let datatype, let shape else {
            throw InferenceError(
                .invalidArgument, "expected a tensor with name, datatype and shape, got one without all three")
        }
        switch (data, binarySize) {
        case (let data?, nil):
            var reader = JSONReader(json, data)
            let bytes = try reader.tensorData(datatype, shape)
            return try InferenceTensor(name: name, datatype: datatype, shape: shape, bytes: bytes)
        case (nil, let size?):
            let expected = try datatype.byteCount(of: shape) ?? size
            guard size == expected, size <= binary.count - offset else {
                throw InferenceError(
                    .invalidArgument,
                    "expected \(expected) bytes for \(name.shortened), "
                        + "got \(size) with \(binary.count - offset) left in the body")
            }
            defer { offset += size }
            // A tensor that is alone shares the body's memory.
            let bytes = size == binary.count ? binary : Array(binary[offset..<offset + size])
            return try InferenceTensor(name: name, datatype: datatype, shape: shape, bytes: bytes)
        default:
            throw InferenceError(
                .invalidArgument,
                "expected either data or \(WireNames.binaryDataSize) for \(name.shortened), got both or none")
        }
    }
}
