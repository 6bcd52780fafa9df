import Testing

@testable import CacheNetServer

@Suite struct ByteRangeTests {
    static let table: [(String?, ByteRange)] = [
        (nil, .whole), ("bytes=0-9", .part(0..<10)), ("bytes=5-5", .part(5..<6)), ("bytes=90-", .part(90..<100)),
        ("bytes=90-1000", .part(90..<100)), ("bytes=-10", .part(90..<100)), ("bytes=-1000", .part(0..<100)),
        ("BYTES=0-0", .part(0..<1)), ("bytes= 0-0", .part(0..<1)), ("bytes=99-", .part(99..<100)),
        ("bytes=100-", .unsatisfiable), ("bytes=100-200", .unsatisfiable), ("bytes=-0", .unsatisfiable),
        ("bytes=99999999999999999999999-", .unsatisfiable), ("bytes=0-99999999999999999999999", .part(0..<100)),
        ("bytes=-99999999999999999999999", .part(0..<100)), ("bytes=9-5", .whole), ("bytes=", .whole),
        ("bytes=-", .whole), ("bytes=a-b", .whole), ("bytes=1-b", .whole), ("bytes=0-1,4-5", .whole),
        ("bytes=0-1, -5", .whole), ("items=0-1", .whole), ("bytes", .whole), ("", .whole), ("bytes=--5", .whole),
        ("bytes=+1-5", .whole), ("bytes=1 -5", .whole), ("bytes=٣-5", .whole),
    ]

    @Test(arguments: table)
    func range(header: String?, expected: ByteRange) {
        #expect(ByteRange(header, size: 100) == expected)
    }

    @Test func emptyBlob() {
        #expect(ByteRange("bytes=0-", size: 0) == .unsatisfiable)
        #expect(ByteRange("bytes=-1", size: 0) == .unsatisfiable)
    }
}
