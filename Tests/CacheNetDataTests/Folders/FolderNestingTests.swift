import CacheNetData
import Foundation
import Testing

/// Folders within class folders.
struct FolderNestingTests {
    private func makeClasses(_ names: [String], in directory: URL, count: Int = 30) throws {
        for name in names {
            for index in 0..<count {
                try writePlainPicture(9, width: 4, height: 4, to: directory.appending(path: "\(name)/\(index).png"))
            }
        }
    }

    private func open(_ directory: URL, _ split: Split = .train, _ more: String = "") throws -> any Dataset {
        try SourceSpecification("folder:\(directory.path),size=4x4\(more)").open(split)
    }

    @Test func theirPicturesAreFound() throws {
        try withTemporaryDirectory { directory in
            try makeClasses(["cat", "dog", "cat/sub", "cat/sub/deeper"], in: directory)
            let datasets = try Split.allCases.map { try open(directory, $0) }
            #expect(datasets.reduce(0) { $0 + $1.count } == 120)
            let cats = datasets.reduce(0) { sum, dataset in
                sum + (0..<dataset.count).count { dataset.label(of: $0) == 0 }
            }
            #expect(cats == 90)
            #expect(
                datasets[0].notes == ["files in folders within class folders: cat/sub/deeper/ (30), cat/sub/ (60)"])
        }
    }

    @Test func whatCannotBeReadThereIsCountedByTheFile() throws {
        try withTemporaryDirectory { directory in
            try makeClasses(["train/cat", "train/dog", "test/cat", "test/dog"], in: directory)
            let nested = directory.appending(path: "test/cat/sub")
            try FileManager.default.createDirectory(at: nested, withIntermediateDirectories: false)
            for index in 0..<20 { try Data("none".utf8).write(to: nested.appending(path: "\(index).png")) }
            #expect { try open(directory, .test) } throws: {
                ($0 as? DataError)?.message.contains("got 20 of 80 that cannot") == true
            }
            #expect(try open(directory, .test, ",skip=unreadable").skipped == 20)
        }
    }

    @Test func splitsWithinClassesAreAnError() throws {
        try withTemporaryDirectory { directory in
            try makeClasses(["images/train", "images/val", "labels/train", "labels/val"], in: directory)
            #expect { try open(directory) } throws: {
                ($0 as? DataError)?.message.contains("images/train: expected pictures in a class folder") == true
            }
        }
    }

    @Test func linksThatLeadBackAreAnError() throws {
        try withTemporaryDirectory { directory in
            try makeClasses(["cat", "dog"], in: directory, count: 1)
            try FileManager.default.createSymbolicLink(
                at: directory.appending(path: "cat/back"), withDestinationURL: directory.appending(path: "cat"))
            #expect { try open(directory) } throws: {
                ($0 as? DataError)?.message.contains("expected folders at most 8 deep") == true
            }
        }
    }

    @Test func aFolderOfEmptyFoldersIsEmpty() throws {
        try withTemporaryDirectory { directory in
            try makeClasses(["cat"], in: directory)
            try FileManager.default.createDirectory(
                at: directory.appending(path: "dog/sub/deeper"), withIntermediateDirectories: true)
            #expect { try open(directory) } throws: {
                ($0 as? DataError)?.message.contains("dog: expected pictures in a class folder, got none") == true
            }
        }
    }
}
