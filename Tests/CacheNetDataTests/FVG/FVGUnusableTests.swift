import CacheNetData
import Foundation
import Testing

/// What is an error, and left out where `skip=unusable` asks for it.
struct FVGUnusableTests {
    private let skipping = "size=4x8,skip=unusable"

    @Test(arguments: ["1_01", "001-01", "001_1", "0011_01", "000_01", "001_00", "001_+1", "001_01_01", "notes"])
    func foldersThatAreNoWalksAreNamed(name: String) throws {
        try withTemporaryDirectory { directory in
            let files = try FVGFiles.twoSubjects(in: directory)
            try files.makeDirectory("SIL/session1/\(name)")
            for parameters in ["size=4x8", skipping] {
                let error = try #require(try files.failure(.train, parameters))
                #expect(error.code == .invalidFile)
                #expect(error.message.contains("session1/\(name): expected a walk's folder SSS_VV"))
            }
        }
    }

    @Test func filesBesideWalksDoNotCount() throws {
        try withTemporaryDirectory { directory in
            let files = try FVGFiles.twoSubjects(in: directory)
            for path in ["notes", "SIL/notes", "SIL/session1/notes", "SIL/session1/001_02/Thumbs.db"] {
                try Data("notes".utf8).write(to: directory.appending(path: path))
            }
            #expect(try files.open().count == 14)
        }
    }

    @Test func foldersBesideSessionsAreSaid() throws {
        try withTemporaryDirectory { directory in
            let files = try FVGFiles.twoSubjects(in: directory)
            try files.write(1, "SIL/session4/001_02/0001.png")
            try files.write(1, "SIL/__MACOSX/session1/._0001.png")
            let dataset = try files.open()
            #expect(dataset.count == 14)
            #expect(dataset.notes.last == "left out folders beside the sessions: session4")
        }
    }

    @Test func foldersInWalks() throws {
        try withTemporaryDirectory { directory in
            let files = try FVGFiles.twoSubjects(in: directory)
            try files.write(1, "SIL/session1/001_02/more/0001.png")
            let error = try #require(try files.failure())
            #expect(error.message.contains("no folders in a walk's folder, got session1/001_02/more"))
            let dataset = try files.open(.train, skipping)
            #expect(dataset.count == 14)
            #expect(dataset.notes.last == "left out folders in walks: session1/001_02/more")
        }
    }

    @Test func framesWhoseNamesAreNotUTF8AreRead() throws {
        try withTemporaryDirectory { directory in
            let files = try FVGFiles.twoSubjects(in: directory)
            let walk = directory.appending(path: "SIL/session1/001_02")
            let frame = [UInt8](try Data(contentsOf: walk.appending(path: "0001.png")))
            try ByteNames.write(frame, ByteNames.latin1, in: walk)
            #expect(files.values(try files.open()).prefix(3) == [2, 2, 4])
            try ByteNames.makeDirectory(ByteNames.latin1, in: directory.appending(path: "SIL/session1"))
            #expect(try files.failure()?.message.contains("session1/espa\\xF1ol: expected a walk's folder") == true)
        }
    }

    @Test func walksWithoutFrames() throws {
        try withTemporaryDirectory { directory in
            let files = try FVGFiles.twoSubjects(in: directory)
            try files.makeDirectory("SIL/session2/001_02")
            for split in Split.allCases {
                let error = try #require(try files.failure(split))
                #expect(error.code == .invalidFile)
                #expect(error.message.contains("got none in session2/001_02"))
            }
            let dataset = try files.open(.train, skipping)
            #expect(dataset.sequences?.count == 14)
            #expect(dataset.notes.last == "left out walks without frames: session2/001_02")
        }
    }

    @Test func subjectsThatTrainingNeverSaw() throws {
        try withTemporaryDirectory { directory in
            let files = try FVGFiles.twoSubjects(in: directory)
            try files.write(201, "SIL/session1/003_01/0001.png")
            try files.write(206, "SIL/session1/003_06/0001.png")
            for split in Split.allCases {
                let error = try #require(try files.failure(split))
                #expect(error.code == .invalidFile)
                #expect(error.message.contains("expected a walk to train on of every subject, got none of 003"))
            }
            let dataset = try files.open(.test, skipping)
            #expect(dataset.labels == ["001", "002"])
            #expect(files.values(dataset) == [3, 8, 10, 102, 107, 109])
            #expect(dataset.notes.last == "left out subjects without a walk to train on: 003")
        }
    }

    @Test func framesThatCannotBeRead() throws {
        try withTemporaryDirectory { directory in
            let files = try FVGFiles.twoSubjects(in: directory)
            try files.write(20, "SIL/session1/001_02/0002.png")
            for path in ["001_02/0001.png", "001_04/0001.png"] {
                let url = directory.appending(path: "SIL/session1/\(path)")
                try Data(contentsOf: url).dropLast(30).write(to: url)
            }
            let error = try #require(try files.failure())
            #expect(error.code == .invalidFile)
            #expect(error.message.contains("got 2 of 15 that cannot (skip=unusable leaves them out)"))
            #expect(error.message.contains("001_02/0001.png: ") && error.message.contains("001_04/0001.png: "))
            #expect(try files.failure(.test) == nil)

            let dataset = try files.open(.train, skipping)
            #expect(dataset.skipped == 2)
            #expect(files.values(dataset).prefix(2) == [20, 5])
            #expect(dataset.sequences == (0..<13).map { $0..<$0 + 1 })
        }
    }

    @Test func oneSubjectIsNotEnough() throws {
        try withTemporaryDirectory { directory in
            let files = FVGFiles(directory: directory)
            try files.write(2, "SIL/session1/001_02/0001.png")
            #expect(try files.failure()?.message.contains("two or more subjects, got only 001") == true)
        }
    }

    @Test func tooFewWalksForASplit() throws {
        try withTemporaryDirectory { directory in
            let files = FVGFiles(directory: directory)
            for subject in ["001", "002"] { try files.write(2, "SIL/session1/\(subject)_04/0001.png") }
            #expect(try files.open().count == 2)
            #expect(try files.failure(.calibration)?.code == .missingSplit)
            #expect(try files.failure(.test)?.code == .missingSplit)
        }
    }
}
