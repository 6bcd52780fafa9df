import CacheNetData
import Foundation
import Testing

/// Names of files are bytes; names of class folders are labels, and labels are text.
struct FolderNamesTests {
    private func makeClasses(_ names: [String], in directory: URL) throws {
        for name in names {
            for index in 0..<30 {
                try writePlainPicture(9, width: 4, height: 4, to: directory.appending(path: "\(name)/\(index).png"))
            }
        }
    }

    private func open(_ directory: URL, _ split: Split = .train, _ more: String = "") throws -> any Dataset {
        try SourceSpecification("folder:\(directory.path),size=4x4\(more)").open(split)
    }

    private func failure(_ directory: URL) -> DataError? {
        do { _ = try open(directory) } catch { return error as? DataError }
        return nil
    }

    @Test func aPictureWhoseNameIsNotUTF8IsRead() throws {
        try withTemporaryDirectory { directory in
            try makeClasses(["cat", "dog"], in: directory)
            let counted = try Split.allCases.reduce(0) { $0 + (try open(directory, $1)).count }
            let bytes = [UInt8](try Data(contentsOf: directory.appending(path: "cat/0.png")))
            for index in UInt8(0)..<20 {
                try ByteNames.write(bytes, ByteNames.latin1 + [0x41 + index], in: directory.appending(path: "cat"))
            }
            #expect(try Split.allCases.reduce(0) { $0 + (try open(directory, $1)).count } == counted + 20)
        }
    }

    @Test func oneThatCannotBeReadIsNamedWithItsBytes() throws {
        try withTemporaryDirectory { directory in
            try makeClasses(["train/cat", "train/dog"], in: directory)
            try makeClasses(["test/cat", "test/dog"], in: directory)
            try ByteNames.write([1], ByteNames.latin1, in: directory.appending(path: "test/cat"))
            #expect { try open(directory, .test) } throws: {
                ($0 as? DataError)?.message.contains("test/cat/espa\\xF1ol: expected a JPEG or PNG picture") == true
            }
        }
    }

    @Test func aClassFolderWhoseNameIsNotUTF8IsAnError() throws {
        try withTemporaryDirectory { directory in
            try makeClasses(["cat", "dog"], in: directory)
            try ByteNames.makeDirectory(ByteNames.latin1, in: directory)
            let error = try #require(failure(directory))
            #expect(error.code == .invalidFile)
            #expect(error.message.contains("expected names of class folders in UTF-8"))
            #expect(error.message.contains("got \"espa\\xF1ol\""))
        }
    }

    @Test func twoSpellingsOfOneLabelAreAnError() throws {
        try withTemporaryDirectory { directory in
            try makeClasses(["caf\u{E9}", "dog"], in: directory)
            try ByteNames.makeDirectory(Array("cafe\u{301}".utf8), in: directory)
            let error = try #require(failure(directory))
            #expect(error.message.contains("got \"caf\u{E9}\" in two spellings"))
            #expect(error.message.contains("caf\\xC3\\xA9") && error.message.contains("cafe\\xCC\\x81"))
        }
    }

    /// As when one split came by way of another system.
    @Test func spellingsMayDifferBetweenSplits() throws {
        try withTemporaryDirectory { directory in
            try makeClasses(["train/caf\u{E9}", "train/dog", "test/dog"], in: directory)
            try ByteNames.makeDirectory(Array("test/cafe\u{301}".utf8), in: directory)
            let picture = [UInt8](try Data(contentsOf: directory.appending(path: "test/dog/0.png")))
            try ByteNames.write(picture, Array("test/cafe\u{301}/1.png".utf8), in: directory)
            let dataset = try open(directory, .test)
            #expect(dataset.labels == ["caf\u{E9}", "dog"])
            #expect(dataset.count == 31 && dataset.label(of: 0) == 0)
        }
    }

    @Test func whatSystemsLeaveBehindIsNoClassAndNoPicture() throws {
        try withTemporaryDirectory { directory in
            try makeClasses(["cat", "dog"], in: directory)
            let counted = try open(directory).count
            for path in ["__MACOSX/cat", "@eaDir", ".hidden"] {
                let folder = directory.appending(path: path)
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                try Data([0, 5, 0x16, 7]).write(to: folder.appending(path: "_1.png"))
            }
            for name in ["Thumbs.db", "desktop.ini", "._1.png"] {
                try Data("x".utf8).write(to: directory.appending(path: "cat/\(name)"))
            }
            let dataset = try open(directory)
            #expect(dataset.labels == ["cat", "dog"] && dataset.count == counted)
        }
    }
}
