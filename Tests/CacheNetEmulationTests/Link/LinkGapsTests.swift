import CacheNetCalibration
import CacheNetCore
import Testing

@testable import CacheNetEmulation

struct LinkGapsTests {
    @Test func anOutageEndsEachPeriod() throws {
        let outage = try LinkOutage(length: .seconds(5), period: .seconds(60))
        #expect(outage.description == "gone for 5 s of every 60 s")
        var gaps = LinkGaps(outage: outage)
        let openings: [(Int, Int)] = [
            (0, 0), (54, 54), (55, 60), (59, 60), (60, 60), (114, 114), (115, 120), (3599, 3600),
        ]
        for (time, opening) in openings {
            #expect(gaps.opening(from: .seconds(time)) == .seconds(opening), "at \(time) s")
        }
    }

    @Test func stallsComeByChanceAndRepeatWithTheirSeed() {
        let stalls = LinkStalls(length: .milliseconds(500), pause: .seconds(10))
        /// Of every hundredth of a second, whether the link is open.
        func isOpen(seed: UInt64) -> [Bool] {
            var gaps = LinkGaps(stalls: stalls, seed: seed)
            return (0..<200_000).map { gaps.opening(from: .milliseconds(10 * $0)) == .milliseconds(10 * $0) }
        }
        let first = isOpen(seed: 1)
        #expect(first == isOpen(seed: 1))
        #expect(first != isOpen(seed: 2))
        // 0.5 s of 10.5 s: 4.8%.
        let share = Double(first.count { !$0 }) / Double(first.count)
        #expect(share > 0.03 && share < 0.07)
        let begins = zip(first, first.dropFirst()).count { $0 && !$1 }
        #expect(begins > 150 && begins < 235)
    }

    @Test func anEarlierTimeIsAnsweredAsBefore() {
        var gaps = LinkGaps(stalls: LinkStalls(length: .seconds(1), pause: .seconds(1)), seed: 3)
        let ascending = (0..<100).map { gaps.opening(from: .milliseconds(100 * $0)) }
        let descending = (0..<100).reversed().map { gaps.opening(from: .milliseconds(100 * $0)) }
        #expect(ascending == descending.reversed())
    }

    @Test func overlappingGapsAreOne() throws {
        // Nearly always stalled, so that an outage ends within a stall sooner or later.
        var gaps = LinkGaps(
            outage: try LinkOutage(length: .milliseconds(300), period: .seconds(1)),
            stalls: LinkStalls(length: .seconds(2), pause: .milliseconds(100)), seed: 4)
        for time in 0..<1000 {
            let opening = gaps.opening(from: .milliseconds(10 * time))
            #expect(opening >= .milliseconds(10 * time))
            #expect(gaps.opening(from: opening) == opening)
        }
    }
}
