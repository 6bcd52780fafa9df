import CacheNetFormats
import Testing

@Suite struct CanonicalJSONTests {
    private struct Value: Encodable {
        let hitRatio: Double
        let address: String
        let names: [String: Int]
    }

    private static let value = Value(hitRatio: 0.1, address: "https://edge/", names: ["b": 2, "a": 1, "c": 3])

    @Test func isSortedAndKeepsSlashes() throws {
        #expect(
            try CanonicalJSON.text(Self.value)
                == #"{"address":"https://edge/","hitRatio":0.1,"names":{"a":1,"b":2,"c":3}}"#)
        #expect(try CanonicalJSON.encode(Self.value) == Array(CanonicalJSON.text(Self.value).utf8))
    }

    @Test func indentedHasALineForEachMemberAndEndsItsLastLine() throws {
        let text = try CanonicalJSON.text(Self.value, layout: .indented)
        #expect(text.hasPrefix("{\n  \"address\" : \"https://edge/\",\n  \"hitRatio\" : 0.1,\n"))
        #expect(text.hasSuffix("\n}\n"))
    }

    @Test func snakeCaseIsForKeys() throws {
        let text = try CanonicalJSON.text(Self.value, isSnakeCase: true)
        #expect(text.contains(#""hit_ratio":0.1"#))
    }

    @Test(arguments: [Double.nan, .infinity])
    func whatJSONCannotSayIsAnError(number: Double) {
        let error = #expect(throws: FormatError.self) { try CanonicalJSON.encode([number]) }
        #expect(error?.code == .inexpressible)
        #expect(error?.message.contains("expected a value that JSON can express") == true)
    }
}
