import Testing

@testable import CacheNetProtocol

@Suite struct JSONReaderTests {
    private func skip(_ text: String) throws(InferenceError) {
        let bytes = Array(text.utf8)
        var reader = JSONReader(bytes, 0..<bytes.count)
        try reader.skipValue()
        try reader.finish()
    }

    @Test(arguments: [
        "0", "-0", "12", "1.5", "-1.5e+3", "1E-2", "true", "false", "null", "\"\"", "[]", "{}", " [ 1 , 2 ] ",
        #"{"a":[{"b":null}],"c":"\u00e4\ud83d\ude00\n\/"}"#, "\"ä😀\"",
    ])
    func valid(text: String) throws {
        try skip(text)
    }

    @Test(arguments: [
        "", " ", "01", "1.", ".5", "+1", "1e", "-", "tru", "nul", "True", "NaN", "Infinity", "\"", "\"\\x\"",
        "\"\\u12\"", "\"\\ud83d\"", "\"\\ud83d\\u0041\"", "\"\\udc00\"", "\"\u{1}\"", "[", "[1", "[1,]", "[,1]",
        "[1 2]", "{",
        "{\"a\"", "{\"a\":", "{\"a\":1,}", "{a:1}", "{1:1}", "[]]", "1 2", "\0", "[\0]",
    ])
    func malformed(text: String) {
        #expect(throws: InferenceError.self) { try skip(text) }
    }

    @Test func invalidUTF8() {
        #expect(throws: InferenceError.self) {
            var reader = JSONReader([0x22, 0xC3, 0x28, 0x22], 0..<4)
            try reader.skipValue()
        }
    }

    @Test(arguments: ["[", "{\"a\":", "[{\"a\":["])
    func deepNesting(unit: String) {
        let error = #expect(throws: InferenceError.self) { try skip(String(repeating: unit, count: 1 << 20)) }
        #expect(error?.code == .invalidArgument)
        #expect(error?.message.contains("64 levels") == true)
    }

    @Test func depthLimitItself() throws {
        let limit = JSONReader.depthLimit
        try skip(String(repeating: "[", count: limit) + String(repeating: "]", count: limit))
        #expect(throws: InferenceError.self) {
            try skip(String(repeating: "[", count: limit + 1) + String(repeating: "]", count: limit + 1))
        }
    }

    @Test(arguments: [
        (#""a\"b\\c\/d""#, "a\"b\\c/d"), (#""\u0041\u00df\ud83d\ude00""#, "Aß😀"),
        (#""\b\f\n\r\t""#, "\u{8}\u{c}\n\r\t"),
    ])
    func escapes(text: String, expected: String) throws {
        let bytes = Array(text.utf8)
        var reader = JSONReader(bytes, 0..<bytes.count)
        #expect(try reader.string() == expected)
    }

    @Test(arguments: [("127", 127), ("-128", -128), ("0", 0), ("-0", 0)])
    func integers(text: String, expected: Int8) throws {
        let bytes = Array(text.utf8)
        var reader = JSONReader(bytes, 0..<bytes.count)
        #expect(try reader.integer(Int8.self) == expected)
    }

    @Test(arguments: ["128", "-129", "1.0", "1e2", "99999999999999999999999", "true", "\"1\""])
    func notAnInt8(text: String) {
        let bytes = Array(text.utf8)
        var reader = JSONReader(bytes, 0..<bytes.count)
        #expect(throws: InferenceError.self) { try reader.integer(Int8.self) }
    }
}
