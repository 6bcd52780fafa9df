import NIOCore
import Testing

@testable import CacheNetServer

@Suite struct RequestPaceTests {
    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)

    @Test func bytesBuyTimeAtTheSlowestRate() {
        var pace = RequestPace(time: .seconds(20), bytesPerSecond: 1000)
        #expect(pace.deadline == nil)
        pace.begin(at: start)
        pace.begin(at: start + .seconds(5))
        #expect(pace.deadline == start + .seconds(20))
        pace.receive(bytes: 3000)
        #expect(pace.deadline == start + .seconds(23))
        pace.restart(at: start + .seconds(30))
        #expect(pace.deadline == start + .seconds(53))
        pace.end()
        #expect(pace.deadline == nil)
        pace.restart(at: start)
        #expect(pace.deadline == nil)
        pace.begin(at: start + .seconds(60))
        #expect(pace.deadline == start + .seconds(80))
    }

    @Test(arguments: [.seconds(Int64.max), .zero, .seconds(-1), .nanoseconds(1)] as [Duration])
    func everyTimeIsATimersTime(time: Duration) throws {
        var pace = RequestPace(time: time, bytesPerSecond: 1)
        pace.begin(at: start)
        pace.receive(bytes: .max)
        #expect(try #require(pace.deadline) > start)
    }
}
