import CacheNetCore
import CacheNetData
import Foundation
import Testing

/// Folders that are called as splits are.
struct FolderLayoutTests {
    /// Makes class folders, each with 40 pictures of one grey.
    private func make(_ folders: [String: UInt8], in directory: URL) throws {
        for (folder, value) in folders {
            for index in 0..<40 {
                try writePlainPicture(
                    value, width: 2, height: 2, to: directory.appending(path: "\(folder)/\(index).png"))
            }
        }
    }

    private func splits(_ names: [String: UInt8]) -> [String: UInt8] {
        Dictionary(
            uniqueKeysWithValues: names.flatMap { name, value in ["cat", "dog"].map { ("\(name)/\($0)", value) } })
    }

    private func open(_ directory: URL, _ split: Split) throws -> any Dataset {
        try SourceSpecification("folder:\(directory.path),size=2x2").open(split)
    }

    private func values(_ dataset: any Dataset) -> Set<UInt8> {
        Set((0..<dataset.count).map { dataset.pixels(of: $0).bytes[0] })
    }

    private func message(_ directory: URL, _ split: Split = .test) -> String? {
        do { _ = try open(directory, split) } catch { return (error as? DataError)?.message }
        return nil
    }

    @Test(arguments: ["val", "valid", "validation", "Val", "VALID"])
    func withoutTestTheValidationSplitIsTestedOn(name: String) throws {
        try withTemporaryDirectory { directory in
            try make(splits(["train": 1, name: 2]), in: directory)
            #expect(try open(directory, .test).labels == ["cat", "dog"])
            #expect(values(try open(directory, .train)) == [1])
            #expect(values(try open(directory, .calibration)) == [1])
            #expect(values(try open(directory, .test)) == [2])
            #expect(
                try open(directory, .test).notes == [
                    "splits: train/ for training and, a tenth of it, for calibration; \(name)/ for testing"
                ])
        }
    }

    @Test func allThreeAreTheThreeSplits() throws {
        try withTemporaryDirectory { directory in
            try make(splits(["Train": 1, "Valid": 2, "TEST": 3]), in: directory)
            for (split, value, count) in [(Split.train, 1, 80), (.calibration, 2, 80), (.test, 3, 80)] {
                let dataset = try open(directory, split)
                #expect(values(dataset) == [UInt8(value)] && dataset.count == count)
            }
        }
    }

    @Test func whatIsLeftOutIsSaid() throws {
        try withTemporaryDirectory { directory in
            try make(splits(["train": 1, "val": 2, "extra": 4]), in: directory)
            try make(["test": 3], in: directory)
            let dataset = try open(directory, .test)
            #expect(values(dataset) == [2])
            #expect(dataset.notes.contains("left out extra/"))
            #expect(dataset.notes.contains("left out test/, which has no class folders"))
        }
    }

    @Test func splitsThatMakeNoWholeAreNamed() throws {
        try withTemporaryDirectory { directory in
            try make(splits(["train": 1]), in: directory)
            let alone = try #require(message(directory))
            #expect(alone.contains("expected test/ or val/ with class folders beside train/, got nothing else"))
            try make(["test": 3], in: directory)
            #expect(message(directory)?.contains("only test/, which has no class folders") == true)
        }
        try withTemporaryDirectory { directory in
            try make(splits(["val": 1, "test": 2]), in: directory)
            #expect(message(directory)?.contains("expected train/ with class folders beside test/ and val/") == true)
        }
        try withTemporaryDirectory { directory in
            try make(splits(["train": 1, "val": 2, "valid": 3]), in: directory)
            #expect(message(directory)?.contains("one folder for validation, got val/ and valid/") == true)
        }
    }

    @Test func splitsWithoutClassesAreNoClasses() throws {
        try withTemporaryDirectory { directory in
            try make(["train": 1, "test": 2], in: directory)
            #expect(message(directory)?.contains("expected a folder for each class in test/ and train/") == true)
        }
    }

    /// Trains are pictured too.
    @Test func aClassMayBeCalledAsASplit() throws {
        try withTemporaryDirectory { directory in
            try make(["train": 1, "bus": 2], in: directory)
            let dataset = try open(directory, .train)
            #expect(dataset.labels == ["bus", "train"])
            #expect(dataset.notes == ["train/ is taken for a class, as it has no class folders"])
        }
    }

    @Test func filesBesideClassFoldersAreCounted() throws {
        try withTemporaryDirectory { directory in
            try make(["cat": 1, "dog": 2], in: directory)
            for name in ["1.png", "README"] { try Data("x".utf8).write(to: directory.appending(path: name)) }
            #expect(try open(directory, .train).notes == ["left out 2 files beside the class folders"])
        }
    }
}
