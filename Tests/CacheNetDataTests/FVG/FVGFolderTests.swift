import CacheNetData
import Foundation
import Testing

/// Which kind of pictures is read, and from where.
struct FVGFolderTests {
    private func write(_ value: UInt8, _ kind: String, _ files: FVGFiles) throws {
        for subject in ["001", "002"] {
            for walk in ["01", "02"] { try files.write(value, "\(kind)/session1/\(subject)_\(walk)/1.png") }
        }
    }

    @Test func silhouettesComeFirst() throws {
        try withTemporaryDirectory { directory in
            let files = FVGFiles(directory: directory)
            for (value, kind) in [(4, "RAW"), (3, "CROP"), (2, "SEG"), (1, "SIL")] as [(UInt8, String)] {
                if kind == "CROP" {
                    #expect(try files.failure()?.message.contains("expected a folder of SIL, SEG, CROP") == true)
                }
                try write(value, kind, files)
                if kind != "RAW" { #expect(files.values(try files.open())[0] == value) }
            }
            for (value, kind, channels) in [
                (4, "RAW", 3), (3, "CROP", 3), (2, "SEG", 3), (1, "SIL", 1),
            ] as [(UInt8, String, Int)] {
                let dataset = try files.open(.train, "kind=\(kind),size=4x8")
                #expect(files.values(dataset)[0] == value)
                #expect(dataset.frameShape == [channels, 8, 4])
                #expect(dataset.notes.first == "pictures: \(directory.path)/\(kind)")
            }
        }
    }

    @Test func aKindsFolderCanBeOpenedItself() throws {
        try withTemporaryDirectory { directory in
            try write(2, "SEG", FVGFiles(directory: directory))
            try write(3, "grey", FVGFiles(directory: directory))
            let named = FVGFiles(directory: directory.appending(path: "SEG"))
            #expect(try named.open().frameShape == [3, 8, 4])
            #expect(try named.open(.train, "kind=SEG").count == 2)
            #expect(try named.failure(.train, "kind=SIL")?.message.contains("kind SIL, got SEG") == true)
            let unnamed = FVGFiles(directory: directory.appending(path: "grey"))
            #expect(try unnamed.open().frameShape == [1, 8, 4])
            #expect(try unnamed.open(.train, "kind=CROP,size=4x8").frameShape == [3, 8, 4])
        }
    }

    @Test func whatIsMissingIsNamed() throws {
        try withTemporaryDirectory { directory in
            let nowhere = FVGFiles(directory: directory.appending(path: "nowhere"))
            #expect(try nowhere.failure()?.code == .unreadableFile)
            let files = FVGFiles(directory: directory)
            #expect(try files.failure()?.message.contains("got no folder") == true)
            try files.makeDirectory("SEG/session4")
            #expect(
                try files.failure()?.message.contains("SEG: expected folders session1, session2 or session3, got")
                    == true)
            #expect(
                try files.failure(.train, "kind=SIL")?.message.contains("expected a folder of SIL, or session1")
                    == true)
        }
    }
}
