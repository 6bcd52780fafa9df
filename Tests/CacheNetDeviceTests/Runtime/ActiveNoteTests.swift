import Testing

@testable import CacheNetDevice

/// When the active partition is noted.
struct ActiveNoteTests {
    @Test func aChangeIsNotedAtOnceAndThenNotForAWhile() {
        var note = ActiveNote()
        func due(_ id: Int?, _ seconds: Int) -> Int? { note.due(id) { .seconds(seconds) } }
        #expect(due(nil, 0) == nil)
        #expect(due(1, 0) == 1)
        #expect(due(1, 100) == nil)
        #expect(due(2, 101) == 2)
        #expect(due(0, 102) == nil)
        #expect(due(2, 103) == nil)
        #expect(due(0, 111) == 0)
    }
}
