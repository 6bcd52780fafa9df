import CacheNetReport
import Testing

struct ProgressLineTests {
    private final class Screen {
        var text = ""
    }

    private static func status(_ done: Int, of total: Int? = 100, stage: String = "train") -> ProgressStatus {
        ProgressStatus(stage: stage, done: done, total: total, unit: "steps", detail: "loss 0.5")
    }

    @Test func plainLinesTellRateAndTimeLeft() {
        let screen = Screen()
        var progress = ProgressLine(isTerminal: false) { screen.text += $0 }
        #expect(!progress.isDue(at: .milliseconds(1900)))
        #expect(progress.isDue(at: .seconds(2)))
        progress.show(Self.status(20), at: .seconds(2))
        #expect(!progress.isDue(at: .seconds(3)))
        // Twice as fast since: the rate is the latest, the time left that of the whole stage.
        progress.show(Self.status(60), at: .seconds(4))
        progress.finish()
        #expect(
            screen.text == """
                train   20%  20/100 steps  10/s  8 s left  loss 0.5
                train   60%  60/100 steps  20/s  3 s left  loss 0.5

                """)
    }

    @Test func aTimeThatNobodyWaitsIsLeftOut() {
        let screen = Screen()
        var progress = ProgressLine(isTerminal: false) { screen.text += $0 }
        progress.show(Self.status(1, of: .max), at: .seconds(1_000_000_000))
        #expect(screen.text == "train    0%  1/\(Int.max) steps  0.0/s  loss 0.5\n")
    }

    @Test func aNewStageStartsAnew() {
        let screen = Screen()
        var progress = ProgressLine(isTerminal: false) { screen.text += $0 }
        progress.show(Self.status(100), at: .seconds(10))
        progress.show(Self.status(5, of: nil, stage: "export"), at: .seconds(12))
        #expect(screen.text.hasSuffix("export  5 steps  2.5/s  loss 0.5\n"))
    }

    @Test func aTerminalHasOneLine() {
        let screen = Screen()
        var progress = ProgressLine(isTerminal: true, columns: 21) { screen.text += $0 }
        progress.show(Self.status(1), at: .seconds(1))
        progress.show(Self.status(2), at: .seconds(2))
        progress.finish()
        // Cut before the last column, so that the terminal does not go to the next line by itself.
        #expect(screen.text == "\r\u{1B}[Ktrain    1%  1/100 s\r\u{1B}[Ktrain    2%  2/100 s\n")
    }
}
