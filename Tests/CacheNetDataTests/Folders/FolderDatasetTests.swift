import CacheNetCore
import CacheNetData
import Foundation
import Testing

struct FolderDatasetTests {
    /// Writes a plain grey picture of 5 x 4 pixels.
    private func write(_ value: UInt8, _ path: String, in directory: URL) throws {
        try writePlainPicture(value, width: 5, height: 4, to: directory.appending(path: path))
    }

    private func open(
        _ directory: URL, _ split: Split = .test, _ parameters: String = "size=2x3,channels=1"
    ) throws -> FolderDataset {
        try FolderDataset(directory: directory.path, parameters: try FolderParameters(parameters), split: split)
    }

    private func values(_ dataset: FolderDataset) -> [UInt8] {
        (0..<dataset.count).map { dataset.pixels(of: $0).bytes[0] }
    }

    private func failure(_ directory: URL, _ split: Split = .test, _ parameters: String = "size=2x3") -> DataError? {
        do { _ = try open(directory, split, parameters) } catch { return error as? DataError }
        return nil
    }

    @Test func foldersAreLabelsAndSplits() throws {
        try withTemporaryDirectory { directory in
            try write(1, "train/dog/x.png", in: directory)
            try write(2, "train/cat/x.png", in: directory)
            try write(3, "test/dog/b.png", in: directory)
            try write(4, "test/dog/a.txt", in: directory)
            try write(5, "test/cat/x", in: directory)
            try Data("notes".utf8).write(to: directory.appending(path: "test/README"))
            try Data("hidden".utf8).write(to: directory.appending(path: "test/cat/.DS_Store"))
            let dataset = try SourceSpecification("folder:\(directory.path),size=2x3,channels=1").open()
            #expect(dataset.labels == ["cat", "dog"])
            #expect(dataset.frameShape == [1, 3, 2])
            #expect((0..<dataset.count).map(dataset.label(of:)) == [0, 1, 1])
            #expect((0..<dataset.count).map { dataset.pixels(of: $0).bytes[0] } == [5, 4, 3])
            #expect(dataset.pixels(of: 0).shape == [1, 1, 3, 2])
            let colour = try open(directory, .test, "size=2x3")
            #expect(colour.pixels(of: 0).shape == [1, 3, 3, 2])
        }
    }

    @Test func aPartOfTrainIsForCalibration() throws {
        try withTemporaryDirectory { directory in
            for value in 0..<60 {
                try write(UInt8(value), "train/\(value % 2)/\(value).png", in: directory)
                try write(UInt8(100 + value), "test/\(value % 2)/\(value).png", in: directory)
            }
            let (train, calibration) = (try open(directory, .train), try open(directory, .calibration))
            #expect(calibration.count > 0 && calibration.count < 20)
            #expect((values(train) + values(calibration)).sorted() == (0..<60).map { UInt8($0) })
            #expect(values(try open(directory)).sorted() == (100..<160).map { UInt8($0) })
        }
    }

    @Test func newPicturesMoveNoOthers() throws {
        try withTemporaryDirectory { directory in
            for value in 0..<100 { try write(UInt8(value), "\(value % 2)/\(value).png", in: directory) }
            let before = try Split.allCases.map { Set(values(try open(directory, $0))) }
            #expect(before.reduce(0) { $0 + $1.count } == 100)
            #expect(Set(before.joined()).count == 100)
            #expect(before[0].count > 60 && before[1].count > 2 && before[2].count > 2)

            for value in 100..<130 { try write(UInt8(value), "\(value % 3)/a\(value).png", in: directory) }
            let after = try Split.allCases.map { Set(values(try open(directory, $0))) }
            for (old, new) in zip(before, after) { #expect(new.filter { $0 < 100 } == old) }
            #expect(after.reduce(0) { $0 + $1.count } == 130)
        }
    }

    /// Computed from the definition by an independent program; another result would let models be tested on what they were trained on by an earlier version.
    @Test func theDivisionNeverChanges() throws {
        try withTemporaryDirectory { directory in
            for value in 0..<40 { try write(UInt8(value), "\(value % 2)/\(value).png", in: directory) }
            #expect(values(try open(directory, .calibration)) == [10, 4, 15])
            #expect(values(try open(directory, .test)) == [20, 1, 23])
        }
    }

    @Test func unreadablePicturesAreNamedOrSkipped() throws {
        try withTemporaryDirectory { directory in
            for label in ["a", "b"] {
                try write(7, "train/\(label)/x.png", in: directory)
                try write(7, "test/\(label)/x.png", in: directory)
            }
            for index in 10..<25 {
                try Data("no picture".utf8).write(to: directory.appending(path: "test/a/\(index).jpg"))
            }
            try FileManager.default.createDirectory(
                at: directory.appending(path: "test/b/folder"), withIntermediateDirectories: false)
            let error = try #require(failure(directory))
            #expect(error.code == .invalidFile)
            #expect(error.message.contains("got 15 of 17"))
            #expect(error.message.contains("/10.jpg") && error.message.contains("/19.jpg"))
            #expect(!error.message.contains("/20.jpg") && error.message.contains("and 5 more"))

            let dataset = try open(directory, .test, "size=2x3,channels=1,skip=unreadable")
            #expect(dataset.skipped == 15)
            #expect(values(dataset) == [7, 7])
            #expect((0..<2).map(dataset.label(of:)) == [0, 1])
        }
    }

    @Test func aClassThatLosesAllItsPicturesIsNamed() throws {
        try withTemporaryDirectory { directory in
            for path in ["train/a/x", "train/b/x", "test/a/x"] { try write(7, "\(path).png", in: directory) }
            try FileManager.default.createDirectory(
                at: directory.appending(path: "test/b"), withIntermediateDirectories: false)
            try Data("no picture".utf8).write(to: directory.appending(path: "test/b/x.png"))
            let dataset = try open(directory, .test, "size=2x3,channels=1,skip=unreadable")
            #expect(
                dataset.notes.last == "left out all pictures of the test split, as none can be read, of b")
        }
    }

    @Test func nothingReadableIsAnErrorEvenWhenSkipping() throws {
        try withTemporaryDirectory { directory in
            for path in ["train/a", "train/b", "test/a", "test/b"] {
                try FileManager.default.createDirectory(
                    at: directory.appending(path: path), withIntermediateDirectories: true)
                try Data("no picture".utf8).write(to: directory.appending(path: "\(path)/x.jpg"))
            }
            #expect(failure(directory, .test, "skip=unreadable")?.code == .missingSplit)
        }
    }

    @Test func wrongFoldersAreNamed() throws {
        try withTemporaryDirectory { directory in
            #expect(failure(directory.appending(path: "nowhere"))?.code == .unreadableFile)
            #expect(failure(directory)?.message.contains("got no folder") == true)
            try write(1, "cat/x.png", in: directory)
            #expect(failure(directory)?.message.contains("got only \"cat\"") == true)
            try FileManager.default.createDirectory(
                at: directory.appending(path: "dog"), withIntermediateDirectories: false)
            #expect(failure(directory)?.message.contains("dog: expected pictures in a class folder, got none") == true)
        }
    }

    @Test func onlyTrainedClassesAreTested() throws {
        try withTemporaryDirectory { directory in
            for path in ["train/a/x", "train/b/x", "test/a/x", "test/c/x"] { try write(1, path, in: directory) }
            #expect(failure(directory)?.message.contains("test/c: expected the name of a class folder") == true)
        }
    }

    @Test func tooFewPicturesForASplit() throws {
        try withTemporaryDirectory { directory in
            for path in ["a/x.png", "b/x.png"] { try write(1, path, in: directory) }
            let splits = Split.allCases.filter { failure(directory, $0)?.code == .missingSplit }
            #expect(!splits.isEmpty && splits.count < 3)
        }
    }
}
