import CacheNetCore
import Testing

@testable import CacheNetDevice

/// What a device says in its log of its edge.
struct EdgeNoticesTests {
    private static let mismatch = TransportError(.versionMismatch, "expected version a, got b")
    private static let silence = TransportError(.unreachable, "Connection refused")

    @Test func anotherVersionIsToldOnceAndPlainly() throws {
        var notices = EdgeNotices()
        let notice = notices.failed(Self.mismatch, isGivenUp: false)
        guard case .warning(let text) = notice else {
            Issue.record("expected a warning, got \(String(describing: notice))")
            return
        }
        #expect(text.contains("another version") && text.contains("expected version a, got b"))
        for isGivenUp in [false, true, true] { #expect(notices.failed(Self.mismatch, isGivenUp: isGivenUp) == nil) }
    }

    @Test func anotherVersionIsToldAlsoAfterASilence() {
        var notices = EdgeNotices()
        #expect(notices.failed(Self.silence, isGivenUp: false) == nil)
        #expect(
            notices.failed(Self.silence, isGivenUp: true) == .warning("the edge does not answer: Connection refused"))
        #expect(notices.failed(Self.silence, isGivenUp: true) == nil)
        #expect(notices.failed(Self.mismatch, isGivenUp: true) != nil)
        #expect(notices.failed(Self.silence, isGivenUp: true) == nil)
    }

    @Test func anAnswerIsToldWhereItsAbsenceWas() {
        var notices = EdgeNotices()
        #expect(notices.answered() == nil)
        _ = notices.failed(Self.silence, isGivenUp: false)
        #expect(notices.answered() == nil)
        _ = notices.failed(Self.mismatch, isGivenUp: false)
        #expect(notices.answered() == .notice("the edge answers again"))
        #expect(notices.failed(Self.mismatch, isGivenUp: false) != nil)
    }
}
