import CacheNetCore
import CacheNetData
import Foundation
import Testing

struct FVGDatasetTests {
    @Test func recordsAreFramesOfWalksOfSubjects() throws {
        try withTemporaryDirectory { directory in
            let walkers = try WalkersParameters("subjects=3,walks=12,frames=2")
            try FVGRendering.write(walkers, to: directory.path)
            for (split, walks) in [(Split.train, 7), (.calibration, 2), (.test, 3)] {
                let dataset = try SourceSpecification("fvg:\(directory.path)").open(split)
                #expect(dataset.labels == ["001", "002", "003"])
                #expect(dataset.frameShape == [1, 64, 32])
                #expect(dataset.count == 3 * walks * 2)
                let sequences = try #require(dataset.sequences)
                #expect(sequences.flatMap { $0 } == Array(0..<dataset.count))
                for (number, sequence) in sequences.enumerated() {
                    #expect(sequence.count == 2)
                    #expect(sequence.allSatisfy { dataset.label(of: $0) == number / walks })
                }
                #expect(dataset.pixels(of: 0).shape == [1, 1, 64, 32])
            }
        }
    }

    @Test func splitsShareNoWalkAndLoseNoFrame() throws {
        try withTemporaryDirectory { directory in
            let walkers = try WalkersParameters("subjects=3,walks=12,frames=2")
            try FVGRendering.write(walkers, to: directory.path)
            var drawn: Set<[UInt8]> = []
            var read: [[UInt8]] = []
            for split in Split.allCases {
                let original = WalkersDataset(walkers, split: split)
                for record in 0..<original.count { drawn.insert(original.pixels(of: record).bytes) }
                let dataset = try SourceSpecification("fvg:\(directory.path),size=64x64").open(split)
                for record in 0..<dataset.count { read.append(dataset.pixels(of: record).bytes) }
            }
            #expect(read.count == 72)
            #expect(Set(read) == drawn)
        }
    }

    /// Another result would let models be tested on what they were trained on by an earlier version.
    @Test func theDivisionNeverChanges() throws {
        try withTemporaryDirectory { directory in
            let files = try FVGFiles.twoSubjects(in: directory)
            #expect(files.values(try files.open(.test)) == [3, 8, 10, 102, 107, 109])
            #expect(files.values(try files.open(.calibration)) == [1, 6, 105, 112])
            let trained: [UInt8] = [2, 4, 5, 7, 9, 11, 12, 101, 103, 104, 106, 108, 110, 111]
            #expect(files.values(try files.open(.train)) == trained)
        }
    }

    @Test func framesFollowTheirNames() throws {
        try withTemporaryDirectory { directory in
            let files = try FVGFiles.twoSubjects(in: directory)
            try files.write(23, "SIL/session1/001_02/0010.png")
            try files.write(22, "SIL/session1/001_02/0002.png")
            // What a file is, its content tells.
            try files.write(99, "SIL/session1/001_02/0003.bmp")
            let all = try files.open()
            #expect(files.values(all).prefix(5) == [2, 22, 99, 23, 4])
            #expect(all.sequences?.prefix(2) == [0..<4, 4..<5])
            #expect(files.values(try files.open(.train, "size=4x8,every=2")).prefix(3) == [2, 99, 4])
        }
    }

    @Test func aSubjectIsTheSameInEverySession() throws {
        try withTemporaryDirectory { directory in
            let files = try FVGFiles.twoSubjects(in: directory)
            try files.write(51, "SIL/session3/001_02/0001.png")
            try files.write(52, "SIL/session3/001_01/0001.png")
            let dataset = try files.open()
            #expect(dataset.labels == ["001", "002"])
            #expect(files.values(dataset).prefix(9) == [2, 4, 5, 7, 9, 11, 12, 51, 101])
            #expect((0..<dataset.count).map(dataset.label(of:)) == (0..<15).map { $0 < 8 ? 0 : 1 })
            #expect(files.values(try files.open(.test)) == [3, 8, 10, 52, 102, 107, 109])
        }
    }

    /// Sizes may differ, as those of frames cut out around a walker do.
    @Test func framesOfAnySizeAreFitted() throws {
        try withTemporaryDirectory { directory in
            let files = try FVGFiles.twoSubjects(in: directory)
            try files.write(22, "SIL/session1/001_02/0002.png", width: 11, height: 5)
            let dataset = try files.open()
            #expect(dataset.pixels(of: 1).shape == [1, 1, 8, 4])
            #expect(dataset.pixels(of: 1).bytes.allSatisfy { $0 == 22 })
        }
    }
}
