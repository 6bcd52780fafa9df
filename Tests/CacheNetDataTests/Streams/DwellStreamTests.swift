import CacheNetData
import Testing

struct DwellStreamTests {
    /// Computed from the definition by an independent program.
    @Test func theFirstRecordsOfASeedNeverChange() throws {
        let stream = try DwellStream(dwell: 5, seed: 7, dataset: Pictures())
        let expected = [3, 53, 23, 33, 14, 94, 84, 84, 64, 64, 43, 93, 94, 94, 23, 63, 29, 96, 6, 53]
        #expect(Array(stream.prefix(20)) == expected)
        #expect(Array(stream.prefix(20)) == expected, "a second pass gives the same")
    }

    @Test func seedsDiffer() throws {
        let streams = try (1...5).map { seed in
            Array(try DwellStream(dwell: 5, seed: seed, dataset: Pictures()).prefix(50))
        }
        #expect(Set(streams).count == 5)
    }

    /// Mean run 10 D / 9. A run of one label varies by about its own length, so over n runs the mean varies by a share
    /// of 1 / sqrt(n): 300,000 frames leave five times that room at every dwell here.
    @Test(arguments: [1, 1.5, 5, 20, 50])
    func aRunOfOneLabelIsTenNinthsOfTheDwellLong(dwell: Double) throws {
        let dataset = Pictures()
        var (frames, runs) = (0, 0)
        var previous: Int?
        for record in try DwellStream(dwell: dwell, seed: 11, dataset: dataset).prefix(300_000) {
            let label = dataset.label(of: record)
            if label != previous { runs += 1 }
            previous = label
            frames += 1
        }
        let expected = 10 * dwell / 9
        let tolerance = 5 * expected / Double(runs).squareRoot()
        #expect(abs(Double(frames) / Double(runs) - expected) < tolerance)
    }

    @Test func labelsAndPicturesComeEquallyOften() throws {
        var counts = [Int](repeating: 0, count: 100)
        for record in try DwellStream(dwell: 2, seed: 3, dataset: Pictures()).prefix(200_000) { counts[record] += 1 }
        #expect(counts.allSatisfy { (1700...2300).contains($0) })
    }

    @Test func labelsWithoutRecordsAreLeftOut() throws {
        let dataset = Pictures(labels: 4, labelOf: [3, 1, 3])
        let records = Set(try DwellStream(dwell: 3, seed: 1, dataset: dataset).prefix(1000))
        #expect(records == [0, 1, 2])
    }

    /// Within a run a record's successor is the next of its sequence, or after the last one the first of a sequence of
    /// the same label.
    @Test func aRunFollowsSequencesOfItsLabel() throws {
        let walks = Walks(labels: 3, lengths: [30, 20, 25, 10, 15, 30])
        let records = Array(try DwellStream(dwell: 40, seed: 5, dataset: walks).prefix(20_000))
        var (breaks, continuations, starts) = (0, 0, Set<Int>())
        for (record, next) in zip(records, records.dropFirst()) where next != record + 1 {
            let beginsSequence = walks.sequences?.contains { $0.lowerBound == next } ?? false
            let endsSequence = walks.sequences?.contains { $0.upperBound == record + 1 } ?? false
            if beginsSequence, endsSequence, walks.label(of: next) == walks.label(of: record) {
                continuations += 1
            } else {
                breaks += 1
                starts.insert(next)
            }
        }
        #expect(continuations > 100, "walks end before runs do")
        #expect((400...600).contains(breaks), "a run ends after 40 frames on average")
        #expect(starts.count > 60, "runs begin anywhere in a walk")
    }

    @Test(arguments: [0, 0.99, -1, .nan, .infinity])
    func refusesDwellsBelowOne(dwell: Double) {
        #expect { try DwellStream(dwell: dwell, seed: 1, dataset: Pictures()) } throws: {
            ($0 as? DataError)?.code == .invalidStream
        }
    }

    @Test func refusesAnEmptyDataSet() {
        #expect { try DwellStream(dwell: 2, seed: 1, dataset: Pictures(records: 0)) } throws: {
            ($0 as? DataError)?.code == .invalidStream
        }
    }
}
