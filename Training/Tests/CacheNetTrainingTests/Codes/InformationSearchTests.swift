import Foundation
import Testing
import Torch

import struct CacheNetCore.SeededGenerator

@testable import CacheNetTraining

struct InformationSearchTests {
    init() throws {
        try TorchRuntime.setThreadCount(1)
    }

    /// Points around corners that lie far apart, far from the origin as features are.
    private func corners(_ count: Int, _ corners: [(x: Float, y: Float)]) -> FeatureMatrix {
        var generator = SeededGenerator(seed: 3)
        let values = (0..<count).flatMap { index in
            let corner = corners[index % corners.count]
            return [corner.x, corner.y].map { 50 + $0 + Float(generator.drawNormal()) / 2 }
        }
        return FeatureMatrix(values, columns: 2)
    }

    /// The better one of some searches, as codes.
    private func codes(_ search: InformationSearch, of features: FeatureMatrix) throws -> ([Int], Double) {
        let found = try (1...8).map { try search.head(seed: $0) }.max { $0.information < $1.information }
        let best = try #require(found)
        return (best.head.codes(of: features), best.information)
    }

    @Test func itFindsWhatLiesApart() throws {
        let features = corners(90, [(0, 0), (8, 0), (0, 8)])
        let search = try InformationSearch(features, views: [], partitions: 3, device: .cpu)
        let (codes, information) = try codes(search, of: features)
        for corner in 0..<3 {
            #expect(Set(stride(from: corner, to: 90, by: 3).map { codes[$0] }).count == 1)
        }
        #expect(Set(codes).count == 3)
        #expect(information > 0.9 * log(3) && information <= log(3) + 1e-5)
    }

    @Test func aCodeKeepsToWhatViewsLeaveAsItIs() throws {
        // Four corners; a view has another x, so that only y is worth a code.
        let features = corners(120, [(0, 0), (8, 0), (0, 8), (8, 8)])
        let views = (1...2).map { turn in
            FeatureMatrix(
                (0..<120).flatMap { [features.row(($0 + turn) % 120).first ?? 0, features.row($0).last ?? 0] },
                columns: 2)
        }
        let search = try InformationSearch(features, views: views, partitions: 2, device: .cpu)
        let (codes, _) = try codes(search, of: features)
        let isHigh = (0..<120).map { $0 % 4 >= 2 }
        #expect(zip(codes, isHigh).allSatisfy { ($0 == codes[2]) == $1 })
    }

    @Test func theSameSeedGivesTheSameHead() throws {
        let features = corners(40, [(0, 0), (8, 0)])
        let search = try InformationSearch(features, views: [features], partitions: 2, device: .cpu)
        #expect(try search.head(seed: 4).head == search.head(seed: 4).head)
        #expect(try search.head(seed: 4).head != search.head(seed: 5).head)
    }

    @Test func featuresThatNeverVaryGiveNumbersAllTheSame() throws {
        let features = FeatureMatrix([Float](repeating: 7, count: 20), columns: 2)
        let found = try InformationSearch(features, views: [], partitions: 2, device: .cpu).head(seed: 1)
        #expect(found.information.isFinite)
        #expect((found.head.weight + found.head.bias).allSatisfy { $0.isFinite })
    }
}
