/// Reads a JSON document front to back, without building a tree of it.
///
/// The values of a frame would cost many times their size as a tree, and a document decides how deep a tree is. Here
/// memory follows from what the caller takes, and depth is bounded by ``depthLimit``.
struct JSONReader {
    static let depthLimit = 64
    let bytes: [UInt8]
    let end: Int
    var index: Int
    private var depth = 0

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        self.index = range.lowerBound
        self.end = range.upperBound
    }

    /// The next byte that is not white space, not consumed; 0 at the end.
    mutating func peek() -> UInt8 {
        while index < end {
            switch bytes[index] {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): index += 1
            case let byte: return byte
            }
        }
        return 0
    }

    mutating func expect(_ byte: UInt8) throws(InferenceError) {
        guard peek() == byte, index < end else { throw malformed("'\(Character(Unicode.Scalar(byte)))'") }
        index += 1
    }

    func malformed(_ expected: String) -> InferenceError {
        let got = index < end ? "byte \(bytes[index])" : "the end"
        return InferenceError(.invalidArgument, "malformed JSON at byte \(index): expected \(expected), got \(got)")
    }

    mutating func finish() throws(InferenceError) {
        guard peek() == 0, index == end else { throw malformed("nothing more") }
    }

    mutating func beginObject() throws(InferenceError) { try open(UInt8(ascii: "{")) }

    mutating func beginArray() throws(InferenceError) { try open(UInt8(ascii: "[")) }

    /// The next key of the object, with its colon consumed; `nil` once the object is closed.
    ///
    /// A member that is `null` is absent, as clients write what they leave out: it is passed over.
    mutating func nextKey(_ isFirst: inout Bool) throws(InferenceError) -> String? {
        while try advance(&isFirst, closing: UInt8(ascii: "}")) {
            let key = try string()
            try expect(UInt8(ascii: ":"))
            guard peek() == UInt8(ascii: "n") else { return key }
            try literal("null")
        }
        return nil
    }

    /// Whether another element of the array follows; once it is closed, `false`.
    mutating func nextElement(_ isFirst: inout Bool) throws(InferenceError) -> Bool {
        try advance(&isFirst, closing: UInt8(ascii: "]"))
    }

    /// Checks a value and passes over it.
    ///
    /// - Returns: where it stands in the document.
    @discardableResult
    mutating func skipValue() throws(InferenceError) -> Range<Int> {
        let first = peek()
        let start = index
        var isFirst = true
        switch first {
        case UInt8(ascii: "{"):
            try beginObject()
            while try nextKey(&isFirst) != nil { try skipValue() }
        case UInt8(ascii: "["):
            try beginArray()
            while try nextElement(&isFirst) { try skipValue() }
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "t"): try literal("true")
        case UInt8(ascii: "f"): try literal("false")
        case UInt8(ascii: "n"): try literal("null")
        default: _ = try numberRange()
        }
        return start..<index
    }

    mutating func literal(_ text: StaticString) throws(InferenceError) {
        let count = text.utf8CodeUnitCount
        guard index + count <= end else { throw malformed("\(text)") }
        for offset in 0..<count where unsafe bytes[index + offset] != text.utf8Start[offset] {
            throw malformed("\(text)")
        }
        index += count
    }

    private mutating func open(_ byte: UInt8) throws(InferenceError) {
        try expect(byte)
        depth += 1
        guard depth <= Self.depthLimit else {
            throw InferenceError(.invalidArgument, "expected JSON of at most \(Self.depthLimit) levels, got more")
        }
    }

    private mutating func advance(_ isFirst: inout Bool, closing: UInt8) throws(InferenceError) -> Bool {
        if peek() == closing {
            index += 1
            depth -= 1
            return false
        }
        if !isFirst { try expect(UInt8(ascii: ",")) }
        isFirst = false
        return true
    }
}
