import Testing

@testable import CacheNetServer

@Suite struct TraceParentTests {
    private static let id = "4bf92f3577b34da6a3ce929d0e0e4736"

    @Test func aTraceIsTakenOver() {
        #expect(TraceParent("00-\(Self.id)-00f067aa0ba902b7-01")?.traceID == Self.id)
    }

    @Test(arguments: [
        "", "00", "01-\(id)-00f067aa0ba902b7-01", "00-\(id)-00f067aa0ba902b7",
        "00-\(id.uppercased())-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01", "00-\(id)-00f067aa0ba902b-001",
    ])
    func anythingElseIsNone(header: String) {
        #expect(TraceParent(header) == nil)
    }
}
