import Testing

@testable import CacheNetTransport

/// What a server says of its time.
struct ServerTimingTests {
    @Test(arguments: [
        ("infer;dur=0.853", Duration.microseconds(853)), ("queue;dur=1, infer;dur=12", .milliseconds(12)),
        ("infer;dur=3600000", .seconds(3600)),
    ])
    func theModelsTimeIsRead(_ header: String, _ expected: Duration) {
        #expect(ServerTiming.modelTime(header) == expected)
    }

    @Test(arguments: [
        "infer;dur=999999999999999999999999999", "infer;dur=3600001", "infer;dur=-1", "infer;dur=1.2.3", "infer;dur=",
        "infer;dur=\u{0661}", "infer;dur=" + String(repeating: "9", count: 400), "", "total;dur=1",
    ])
    func whatNoDurationCanBeIsNone(_ header: String) {
        #expect(ServerTiming.modelTime(header) == nil)
    }
}
