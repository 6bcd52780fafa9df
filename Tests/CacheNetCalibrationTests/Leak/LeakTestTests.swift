import CacheNetCalibration
import Testing

struct LeakTestTests {
    /// - Parameter frames: of each sequence.
    private func score(_ accuracy: Double, of sequences: Int, frames: Int = 1) -> FullModelScore {
        let records = sequences * frames
        return FullModelScore(
            records: records, sequences: sequences, right: Int((accuracy * Double(records)).rounded()))
    }

    private func isSuspected(_ calibration: FullModelScore, _ test: FullModelScore?) -> Bool {
        LeakTest(calibration: calibration, test: test).isLeakSuspected
    }

    @Test func thePlainCases() {
        #expect(!isSuspected(score(0.88, of: 5000), score(0.88, of: 2000)))
        #expect(isSuspected(score(0.98, of: 5000), score(0.88, of: 2000)))
        #expect(!isSuspected(score(0.80, of: 5000), score(0.90, of: 2000)), "worse is no sign of a leak")
        #expect(!isSuspected(score(1, of: 5000), score(1, of: 2000)), "an easy task")
    }

    @Test func aDifferenceMustBeCertainAndMatter() {
        // 8 points on 60 pictures may well be chance; the same on 6,000 are not.
        #expect(!isSuspected(score(0.95, of: 60), score(0.87, of: 60)))
        #expect(isSuspected(score(0.95, of: 6000), score(0.87, of: 6000)))
        #expect(!isSuspected(score(0.919, of: 40_000), score(0.90, of: 40_000)), "certain, but less than 2 points")
        #expect(isSuspected(score(0.921, of: 40_000), score(0.90, of: 40_000)))
    }

    @Test func nextToAlwaysRightIsSuspect() {
        #expect(isSuspected(score(0.996, of: 500), score(0.988, of: 500)))
        #expect(!isSuspected(score(0.996, of: 500), score(0.992, of: 500)))
        #expect(!isSuspected(score(0.994, of: 500), score(0.988, of: 500)))
        #expect(!isSuspected(score(1, of: 199), score(0.985, of: 500)), "too few to be a surprise")
    }

    @Test func withoutTestRecordsOnlyAlwaysRightIsSuspect() {
        #expect(isSuspected(score(0.9995, of: 2000), nil))
        #expect(!isSuspected(score(0.998, of: 2000), nil))
        #expect(!isSuspected(score(1, of: 100), nil))
    }

    /// The frames of a walk are alike, so a walk counts once.
    @Test func framesOfOneSequenceCountOnce() {
        #expect(isSuspected(score(0.95, of: 1200), score(0.87, of: 1800)))
        #expect(!isSuspected(score(0.95, of: 40, frames: 30), score(0.87, of: 60, frames: 30)))
        #expect(!isSuspected(score(1, of: 40, frames: 30), nil))
    }

    @Test func outcomesTellTheScore() throws {
        let score = FullModelScore(try SyntheticOutcomes(count: 800, fullAccuracy: 1, sequenceLength: 20).make())
        #expect(score == FullModelScore(records: 800, sequences: 40, right: 800))
        #expect(score.accuracy == 1)
    }
}
