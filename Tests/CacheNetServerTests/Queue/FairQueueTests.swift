import Testing

@testable import CacheNetServer

struct FairQueueTests {
    @Test func clientsTakeTurns() {
        var queue = FairQueue<String, Int>()
        for value in 1...4 { queue.append(value, of: "busy") }
        queue.append(10, of: "calm")
        queue.append(20, of: "late")
        #expect(queue.count == 6 && queue.clientCount == 3)
        var taken: [Int] = []
        while let first = queue.first {
            #expect(queue.popFirst() == first)
            taken.append(first)
        }
        #expect(taken == [1, 10, 20, 2, 3, 4])
        #expect(queue.isEmpty && queue.clientCount == 0)
    }

    @Test func whatIsTakenOutIsGone() {
        var queue = FairQueue<String, Int>()
        queue.append(1, of: "a")
        queue.append(2, of: "b")
        queue.append(3, of: "a")
        #expect(queue.remove(of: "a") { $0 == 3 } == 3)
        #expect(queue.remove(of: "a") { $0 == 3 } == nil)
        #expect(queue.remove(of: "b") { $0 == 2 } == 2)
        #expect(queue.clientCount == 1 && queue.count == 1)
        #expect(queue.popFirst() == 1)
        #expect(queue.popFirst() == nil)
    }
}
