import CacheNetCalibration
import Testing

@Suite struct ModelTimerTests {
    @Test func itTellsTheMedianAndRestsInBetween() {
        let timer = ManualTimer()
        // The first runs are slow, and now and then one is interrupted, which is no computing.
        let time = ModelTimer(timer: timer).median { index in
            let isFirst = timer.waits.isEmpty && index < 5
            timer.compute(
                for: .milliseconds(isFirst ? 50 : 2 + index % 3), interrupted: .milliseconds(index % 10 == 0 ? 90 : 0))
        }
        #expect(time == .milliseconds(3))
        #expect(timer.waits.count == 41 && timer.waits.allSatisfy { $0 >= .milliseconds(14) })
    }
}
