import Testing
import Torch

@testable import CacheNetTraining

struct CodeHeadTests {
    @Test func itLearnsWhichCodeFeaturesMean() throws {
        try TorchRuntime.setThreadCount(1)
        let codes = (0..<60).map { $0 % 3 }
        let values = codes.enumerated().flatMap { index, code in
            (0..<3).map { Float($0 == code ? 2 : 0) + Float(index % 7) / 10 }
        }
        let features = FeatureMatrix(values, columns: 3)
        let head = try CodeHead.fit(features, codes: codes, partitions: 3, device: .cpu)
        #expect(head.codes(of: features) == codes)
    }

    @Test func itsLoadsAreBalanced() {
        // Scores of 0.05 to 1 against 0: without a bias all records would have code 0.
        let features = FeatureMatrix((1...20).map { Float($0) / 20 }, columns: 1)
        let head = CodeHead(weight: [1, 0], bias: [0, 0])
        #expect(head.codes(of: features) == [Int](repeating: 0, count: 20))
        let codes = head.balanced(on: features, tolerance: 0.2).codes(of: features)
        #expect((8...12).contains(codes.count { $0 == 0 }))
        // The records with the highest scores for code 0 keep it.
        #expect(codes == codes.sorted(by: >))
    }
}
