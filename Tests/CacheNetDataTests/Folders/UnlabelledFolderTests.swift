import CacheNetCore
import CacheNetData
import CacheNetMedia
import Foundation
import Testing

/// Pictures that lie in a folder without class folders.
struct UnlabelledFolderTests {
    private func write(_ value: UInt8, _ path: String, in directory: URL) throws {
        try writePlainPicture(value, width: 4, height: 4, to: directory.appending(path: path))
    }

    private func open(_ directory: URL, _ split: Split = .test, _ parameters: String = "") throws -> any Dataset {
        try SourceSpecification("folder:\(directory.path),size=2x2,channels=1\(parameters)").open(split)
    }

    private func failure(_ directory: URL, _ split: Split = .test) -> DataError? {
        do { _ = try open(directory, split) } catch { return error as? DataError }
        return nil
    }

    @Test func theyHaveNoLabelsAndComeInTheOrderOfTheirNames() throws {
        try withTemporaryDirectory { directory in
            for value in [3, 1, 2] { try write(UInt8(value), "frame-\(value).png", in: directory) }
            let dataset = try open(directory)
            #expect(dataset.labels.isEmpty)
            #expect((0..<dataset.count).map { dataset.pixels(of: $0).bytes[0] } == [1, 2, 3])
            #expect((0..<dataset.count).allSatisfy { dataset.label(of: $0) == nil })
            #expect(dataset.sequences == [0..<3])
            #expect(dataset.notes == ["no class folders: 3 pictures without labels, in the order of their names"])
            let source = DatasetFrames(dataset: dataset, records: 0..<3)
            #expect(source.labels == nil && source.frameShape == [1, 2, 2])
            #expect(source.allSatisfy { $0.label == nil })
        }
    }

    @Test func theyCannotBeTrainedOn() throws {
        try withTemporaryDirectory { directory in
            try write(1, "a.png", in: directory)
            let error = try #require(failure(directory, .train))
            #expect(error.code == .missingSplit)
            #expect(error.message.contains("expected class folders for the train split"))
            #expect(error.message.contains("got 1 picture without a label, which cannot be trained on"))
            #expect(failure(directory, .calibration) == nil)
        }
    }

    @Test func classFoldersWin() throws {
        try withTemporaryDirectory { directory in
            for index in 0..<60 {
                try write(UInt8(index), "\(index % 2 == 0 ? "cat" : "dog")/\(index).png", in: directory)
            }
            for index in 0..<3 { try write(200, "\(index).png", in: directory) }
            let dataset = try open(directory)
            #expect(dataset.labels == ["cat", "dog"])
            #expect((0..<dataset.count).allSatisfy { dataset.pixels(of: $0).bytes[0] < 100 })
            #expect(dataset.notes == ["left out 3 files beside the class folders"])
        }
    }

    @Test func oneFolderAmongThemIsAnErrorThatCountsThem() throws {
        try withTemporaryDirectory { directory in
            for path in ["cat/a.png", "x.png", "y.png"] { try write(1, path, in: directory) }
            #expect(failure(directory)?.message.contains("got only \"cat\" and 2 files beside it") == true)
        }
    }

    @Test func whatIsNoPictureIsNamedOrSkipped() throws {
        try withTemporaryDirectory { directory in
            try write(9, "a.png", in: directory)
            try Data("no picture".utf8).write(to: directory.appending(path: "b.png"))
            #expect(failure(directory)?.message.contains("/b.png") == true)
            let dataset = try open(directory, .test, ",skip=unreadable")
            #expect(dataset.count == 1 && dataset.skipped == 1)
            #expect(dataset.sequences == [0..<1])
        }
    }

    @Test func runsOfALabelNeedLabels() throws {
        try withTemporaryDirectory { directory in
            try write(1, "a.png", in: directory)
            let dataset = try open(directory)
            let error = #expect(throws: DataError.self) { try DwellStream(dwell: 5, seed: 1, dataset: dataset) }
            #expect(error?.message.contains("expected a data set with labelled records") == true)
            #expect(Array(try WalkStream(seed: 1, dataset: dataset).prefix(3)) == [0, 0, 0])
            #expect(ContactSheet.draw(dataset).bytes.contains(1))
        }
    }
}
