import Testing

@testable import CacheNetTraining

struct ClassClusteringTests {
    /// Records whose features lie at their label's point.
    private struct Records {
        var labels: [Int] = []
        var values: [Float] = []

        init(_ points: [(x: Float, y: Float)], counts: [Int]? = nil) {
            for (label, point) in points.enumerated() {
                for index in 0..<(counts?[label] ?? 10) {
                    let offset: Float = index.isMultiple(of: 2) ? 0.01 : -0.01
                    labels.append(label)
                    values += [point.x + offset, point.y - offset]
                }
            }
        }

        func classes(_ partitions: Int, labelCount: Int? = nil, seed: UInt64 = 1) throws -> [[Int]] {
            try ClassClustering().classes(
                for: FeatureMatrix(values, columns: 2), labels: labels,
                labelCount: labelCount ?? (labels.max() ?? 0) + 1, partitions: partitions, seed: seed)
        }
    }

    @Test(arguments: [1, 2, 3, 99] as [UInt64])
    func labelsThatLieTogetherShareAPartition(seed: UInt64) throws {
        // Interleaved, so that no order of the labels gives the groups away.
        let corners: [(x: Float, y: Float)] = [(0, 0), (9, 0), (0, 9)]
        let points = (0..<9).map { label in
            (x: corners[label % 3].x + Float(label / 3) * 0.5, y: corners[label % 3].y)
        }
        #expect(try Set(Records(points).classes(3, seed: seed)) == [[0, 3, 6], [1, 4, 7], [2, 5, 8]])
    }

    @Test func loadsAreBalancedAgainstTheFeatures() throws {
        // Seven labels in one place and one far away: k-means alone would leave the one for itself.
        let points = (0..<8).map { (x: $0 == 7 ? 100 : Float($0), y: Float(0)) }
        #expect(try Records(points).classes(2).allSatisfy { (3...5).contains($0.count) })
    }

    @Test func theSameSeedGivesTheSame() throws {
        let points = (0..<12).map { label -> (x: Float, y: Float) in (Float(label * 7 % 12), Float(label * 5 % 12)) }
        let records = Records(points)
        #expect(try records.classes(4, seed: 5) == records.classes(4, seed: 5))
    }

    @Test func aHugeLabelIsLeftToItself() throws {
        let points = (0..<5).map { (x: Float($0 == 0 ? 0 : 5), y: Float($0 == 0 ? 0 : 1)) }
        #expect(try Set(Records(points, counts: [1000, 10, 10, 10, 10]).classes(2)) == [[0], [1, 2, 3, 4]])
    }

    @Test func labelsOfDifferentSizesAreBalancedByTheirRecords() throws {
        let counts = [70, 60, 50, 40, 30, 20, 10, 20]
        let points = (0..<8).map { (x: Float($0), y: Float(0)) }
        // Of 300 records a third is 100, give or take a quarter.
        for labels in try Records(points, counts: counts).classes(3) {
            #expect((75...125).contains(labels.reduce(0) { $0 + counts[$1] }))
        }
    }

    @Test func everyPartitionGetsALabel() throws {
        let points = (0..<4).map { _ in (x: Float(1), y: Float(1)) }
        #expect(try Records(points).classes(4).map(\.count) == [1, 1, 1, 1])
        #expect(try Records(points).classes(1) == [[0, 1, 2, 3]])
        // A label without records has no features, but a device must know where it belongs all the same.
        #expect(try Records(points).classes(2, labelCount: 6).joined().sorted() == [0, 1, 2, 3, 4, 5])
    }

    @Test func fewerLabelsThanPartitionsAreRefused() throws {
        let points = (0..<3).map { (x: Float($0), y: Float(0)) }
        expectTrainingError(.unsuitableData, containing: "got 3 labels for 4") { _ = try Records(points).classes(4) }
    }
}
