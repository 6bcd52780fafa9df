import CacheNetCalibration
import Testing

struct LinkOutageTests {
    /// As many of them in a second as fit would be counted without an end.
    @Test func anOutageIsLongEnoughToBeOne() {
        for (length, period) in [(1, 2), (1, 1_000_000_000_000_000_000)] as [(Int64, Int64)] {
            let durations = [length, period].map { Duration(secondsComponent: 0, attosecondsComponent: $0) }
            #expect(throws: CalibrationError.self) { try LinkOutage(length: durations[0], period: durations[1]) }
        }
    }

    @Test(arguments: [(0, 60), (-1, 60), (60, 60), (61, 60), (5, 3601)])
    func anOutageIsShorterThanItsPeriod(_ length: Int, _ period: Int) {
        #expect(throws: CalibrationError.self) {
            try LinkOutage(length: .seconds(length), period: .seconds(period))
        }
    }
}
