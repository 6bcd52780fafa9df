/// A message's body: JSON, and behind it the bytes of its binary tensors.
///
/// The two are apart from the beginning, so that a single tensor, the usual frame, need not be copied out of the body.
package struct MessageBody: Sendable {
    /// `nil` in a raw request, which has none.
    package private(set) var json: [UInt8]?
    package private(set) var tensors: [UInt8] = []
    /// `nil` when all is JSON.
    private let headerLength: Int?

    /// One of which nothing has come yet.
    ///
    /// - Parameters:
    ///   - headerLength: the bytes of JSON; `nil` when all is JSON, 0 when nothing is (a raw request).
    ///   - expectedBytes: so many are likely to come, and room for them is made; at least 0.
    package init(headerLength: Int?, expectedBytes: Int) {
        self.headerLength = headerLength
        let jsonBytes = min(max(headerLength ?? expectedBytes, 0), expectedBytes)
        if headerLength != 0 {
            json = []
            json?.reserveCapacity(jsonBytes)
        }
        tensors.reserveCapacity(expectedBytes - jsonBytes)
    }

    /// One that has come whole.
    package init(_ whole: [UInt8], headerLength: Int?) throws(InferenceError) {
        self.init(headerLength: headerLength, expectedBytes: whole.count)
        append(whole)
        try checkHeaderLength()
    }

    package var count: Int { (json?.count ?? 0) + tensors.count }

    /// - Parameter part: the bytes after those that came before.
    package mutating func append(_ part: some Collection<UInt8>) {
        var jsonBytes = part.count
        if let headerLength {
            let there = json?.count ?? 0
            jsonBytes = headerLength > there ? min(headerLength - there, part.count) : 0
        }
        if jsonBytes > 0 { json?.append(contentsOf: part.prefix(jsonBytes)) }
        if jsonBytes < part.count { tensors.append(contentsOf: part.dropFirst(jsonBytes)) }
    }

    /// To be called when all has come.
    ///
    /// - Throws: ``InferenceError`` when the body has not as many bytes of JSON as was said.
    package func checkHeaderLength() throws(InferenceError) {
        guard let headerLength, headerLength != json?.count ?? 0 else { return }
        throw InferenceError(
            .invalidArgument, "expected \(WireNames.headerLength) of 0 to \(count), got \(headerLength)")
    }
}

extension MessageBody {
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
