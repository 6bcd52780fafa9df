import CacheNetCalibration
import CacheNetCore
import CacheNetRivals
import Testing

struct PromiseTestTests {
    /// Two labels, a partition each; the full model is always right, the fallback model is not on one record in `error`,
    /// where it is as sure as ever.
    private func test(error: Int, _ promise: Promise) throws -> PromiseTest {
        func logits(_ answer: Int) -> [Float] { answer == 0 ? [9, 0] : [0, 9] }
        let labels = (0..<400).map { $0 % 2 }
        let right = labels.map(logits)
        let outcomes = try ModelOutcomes(
            labels: labels, codes: labels, fullLogits: right, hints: labels, partitionLogits: [right, right],
            fallbackLogits: labels.enumerated().map { logits($0 / 2 % error == 0 ? 1 - $1 : $1) })
        return try PromiseTest(
            outcomes, keeping: promise,
            on: CalibrationStreams(confidence: 0.9, dwells: [5], streams: 2, framesPerStream: 200, seed: 5), splits: 2,
            streams: 4, frames: 600)
    }

    @Test func goodModelsKeepIt() throws {
        let test = try test(error: 1000, Promise(risk: 0.05, changeRisk: nil))
        #expect(test.trials.count == 2)
        #expect(test.kept == 2)
        #expect(test.trials.allSatisfy { $0.hitRatio > 0.9 && $0.loss <= 0.05 })
        let table = try test.table()
        #expect(table.contains("both parts were kept 2 times"))
        #expect(table.split(separator: "\n").allSatisfy { $0.count <= 120 })
        #expect(try test.svg().contains("share of splits"))
        let lines = test.csv.split(separator: "\n")
        #expect(lines.first == "split,basis,hits,risk,loss,change_risk,gap")
        #expect(lines.count == 3 && lines[1].hasPrefix("0,") && lines[1].contains(",0.050000,"))
    }

    /// Where a model errs as surely as it is right, only few hits keep it, or none.
    @Test func badModelsHaveFewHits() throws {
        let test = try test(error: 3, Promise(risk: 0.01, changeRisk: 0.02))
        #expect(test.trials.allSatisfy { $0.hitRatio < 0.5 })
        #expect(test.trials.allSatisfy { $0.loss <= $0.hitRatio })
    }

    @Test func theSameRecordsGiveTheSameTrials() throws {
        let promise = Promise(risk: 0.05)
        #expect(try test(error: 50, promise).trials == test(error: 50, promise).trials)
    }
}
