import CacheNetCore
import Testing

@testable import CacheNetCalibration

struct CurveFitTests {
    @Test func isotonicNeverFalls() {
        #expect(isotonic([1, 2, 3], weights: [1, 1, 1]) == [1, 2, 3])
        #expect(isotonic([3, 1, 2], weights: [1, 1, 1]) == [2, 2, 2])
        #expect(isotonic([1, 4, 2, 5], weights: [1, 3, 1, 1]) == [1, 3.5, 3.5, 5])
        #expect(isotonic([], weights: []).isEmpty)
    }

    @Test func aCurveTellsOwnFromForeign() throws {
        let outcomes = TemperedOutcomes(fitting: try SyntheticOutcomes().make())
        let records = Array(outcomes.outcomes.labels.indices)
        for id in 0..<4 {
            let curve = try GateCurve(fitting: outcomes, partition: id, records: records)
            let sure = curve.bin(of: 0.05)
            let unsure = curve.own.count - 1
            #expect(curve.own[sure] > curve.foreign[sure])
            #expect(curve.own[unsure] < curve.foreign[unsure])
            #expect(zip(curve.own, curve.ownLoss).reduce(0) { $0 + $1.0 * $1.1 } < 0.1, "it knows its own inputs")
            #expect(curve.foreignLoss.allSatisfy { $0 > 0.6 }, "a foreign input is answered wrongly")
        }
    }

    @Test func equalEntropiesShareABin() throws {
        let same = [[Float]](repeating: [1, 0], count: 40)
        let outcomes = try ModelOutcomes(
            labels: [Int](repeating: 0, count: 40), codes: [Int](repeating: 0, count: 40),
            fullLogits: same, hints: [Int](repeating: 0, count: 40),
            partitionLogits: [same])
        let curve = try GateCurve(
            fitting: TemperedOutcomes(outcomes, temperatures: [1]), partition: 0, records: Array(0..<40))
        #expect(curve.edges.count <= 1)
    }

    @Test func aPartitionNeedsRecordsOfItsOwn() throws {
        let outcomes = try ModelOutcomes(
            labels: [0], codes: [0], fullLogits: [[1, 0]], hints: [0], partitionLogits: [[[0, 1]], [[0, 1]]])
        #expect {
            try LocalityCalibration().fit(TemperedOutcomes(outcomes, temperatures: [1, 1]))
        } throws: {
            ($0 as? CalibrationError)?.message == "partition 1: expected records of its own to calibrate with, got none"
        }
    }
}
