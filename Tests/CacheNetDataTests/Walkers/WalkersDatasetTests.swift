import CacheNetCore
import CacheNetData
import Testing

struct WalkersDatasetTests {
    private func dataset(_ text: String, _ split: Split = .train) throws -> WalkersDataset {
        WalkersDataset(try WalkersParameters(text), split: split)
    }

    @Test func recordsAreFramesOfWalksOfSubjects() throws {
        let dataset = try dataset("subjects=3,walks=12,frames=5")
        #expect(dataset.labels == ["subject-001", "subject-002", "subject-003"])
        #expect(dataset.count == 3 * 8 * 5)
        let sequences = try #require(dataset.sequences)
        #expect(sequences.flatMap { $0 } == Array(0..<dataset.count))
        for (number, sequence) in sequences.enumerated() {
            #expect(sequence.allSatisfy { dataset.label(of: $0) == number / 8 })
        }
        let pixels = dataset.pixels(of: dataset.count - 1)
        #expect(pixels.elementType == .uint8)
        #expect(pixels.shape == [1, 1, 64, 64])
    }

    @Test(arguments: [(3, 1, 1, 1), (6, 4, 1, 1), (12, 8, 2, 2), (13, 8, 2, 3)])
    func splitsShareNoWalk(walks: Int, train: Int, calibration: Int, test: Int) throws {
        var seen: Set<[UInt8]> = []
        for (split, count) in [(Split.train, train), (.calibration, calibration), (.test, test)] {
            let dataset = try dataset("subjects=2,walks=\(walks),frames=1", split)
            #expect(dataset.count == 2 * count)
            for record in 0..<dataset.count { seen.insert(dataset.pixels(of: record).bytes) }
        }
        #expect(seen.count == 2 * walks, "every frame is a picture of its own")
    }

    @Test func moreSubjectsWalksAndFramesOnlyAdd() throws {
        let small = try dataset("subjects=3,walks=6,frames=2")
        let large = try dataset("subjects=100,walks=12,frames=8")
        for subject in 0..<3 {
            for walk in 0..<4 {
                for frame in 0..<2 {
                    let one = small.pixels(of: (subject * 4 + walk) * 2 + frame)
                    #expect(one == large.pixels(of: (subject * 8 + walk) * 8 + frame))
                }
            }
        }
    }

    @Test func seedsGiveOtherPeople() throws {
        let (one, two) = (try dataset("seed=1"), try dataset("seed=2"))
        #expect((0..<20).allSatisfy { one.pixels(of: $0) != two.pixels(of: $0) })
    }

    /// The sum of all pixels of the first 40 records, each times its position modulo 251.
    @Test func theFramesOfASeedNeverChange() throws {
        let dataset = try dataset("subjects=2,frames=20,seed=7")
        var sum = 0
        for record in 0..<40 {
            for (position, value) in dataset.pixels(of: record).bytes.enumerated() {
                sum += (record * 4096 + position) % 251 * Int(value)
            }
        }
        #expect(sum == 571_221_623)
    }

    @Test func everyFrameShowsAFigure() throws {
        let dataset = try dataset("subjects=20,walks=6,frames=4", .test)
        for record in 0..<dataset.count {
            let covered = dataset.pixels(of: record).bytes.count { $0 > 127 }
            #expect((100...1600).contains(covered), "record \(record)")
        }
    }

    /// Consecutive frames resemble each other more than frames of different walks do, and none repeats the one before.
    @Test func aWalkIsOneSmoothMovement() throws {
        let dataset = try dataset("subjects=4,walks=6,frames=7")
        func difference(_ one: Int, _ other: Int) -> Double {
            let pairs = zip(dataset.pixels(of: one).bytes, dataset.pixels(of: other).bytes)
            return pairs.reduce(0) { $0 + abs(Double($1.0) - Double($1.1)) } / 4096
        }
        for walk in 0..<15 {
            let steps = (0..<6).map { difference(walk * 7 + $0, walk * 7 + $0 + 1) }
            #expect(steps.allSatisfy { $0 > 0 })
            let mean = steps.reduce(0, +) / 6
            #expect(mean < 12 && 1.5 * mean < difference(walk * 7, walk * 7 + 7), "walk \(walk)")
        }
    }
}
