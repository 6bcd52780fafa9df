/// Where a body's JSON ends and its binary tensors begin.
enum MessageBody {
    static func jsonRange(_ body: [UInt8], _ headerLength: Int?) throws(InferenceError) -> Range<Int> {
        let length = headerLength ?? body.count
        guard length >= 0, length <= body.count else {
            throw InferenceError(.invalidArgument, "expected a header length of 0 to \(body.count), got \(length)")
        }
        return 0..<length
    }

    /// The JSON that was written, followed by the binary tensors.
    static func complete(
        _ writer: consuming JSONWriter, _ tensors: [InferenceTensor], binary: (String) -> Bool
    ) -> (body: [UInt8], headerLength: Int?) {
        let length = writer.bytes.count
        var hasBinary = false
        for tensor in tensors where tensor.isBinary(asked: binary(tensor.name)) {
            hasBinary = true
            writer.append(tensor.bytes)
        }
        return (writer.bytes, hasBinary ? length : nil)
    }

    /// Room for the JSON of a message plus the bytes of its tensors.
    static func capacity(_ tensors: [InferenceTensor]) -> Int {
        tensors.reduce(512) { $0 + $1.bytes.count + $1.name.utf8.count + 128 }
    }
}
