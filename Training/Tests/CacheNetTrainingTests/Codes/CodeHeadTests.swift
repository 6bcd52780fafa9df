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
        #expect(codes.indices.map { head.code(of: features.row($0)) } == codes)
    }
}
