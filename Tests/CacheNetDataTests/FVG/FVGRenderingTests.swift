import CacheNetData
import CacheNetMedia
import Foundation
import Testing

struct FVGRenderingTests {
    @Test func theFilesAreTheWalkersFrames() throws {
        try withTemporaryDirectory { directory in
            let walkers = try WalkersParameters("subjects=2,walks=3,frames=2,seed=7")
            try FVGRendering.write(walkers, to: directory.path)
            // The walkers' test split begins with the first walk.
            let drawn = WalkersDataset(walkers, split: .test)
            for frame in 0..<2 {
                let path = directory.appending(path: "SIL/session1/001_01/000\(frame + 1).png").path
                #expect(try PictureFile.read(path).grey == Picture(frame: drawn.pixels(of: frame)))
            }
            let walks = try FileManager.default.contentsOfDirectory(atPath: "\(directory.path)/SIL/session1")
            #expect(walks.sorted() == ["001_01", "001_02", "001_03", "002_01", "002_02", "002_03"])
        }
    }

    @Test func laterSubjectsAreInSession2() throws {
        try withTemporaryDirectory { directory in
            let output = directory.appending(path: "new/FVG").path
            try FVGRendering.write(try WalkersParameters("subjects=148,walks=3,frames=1"), to: output)
            let walks = try FileManager.default.contentsOfDirectory(atPath: "\(output)/SIL/session2")
            #expect(walks.sorted() == ["148_01", "148_02", "148_03"])
            #expect(FileManager.default.fileExists(atPath: "\(output)/SIL/session1/147_03/0001.png"))
        }
    }

    @Test func nothingIsOverwritten() throws {
        try withTemporaryDirectory { directory in
            let walkers = try WalkersParameters("subjects=2,walks=3,frames=1")
            try FVGRendering.write(walkers, to: directory.path)
            #expect { try FVGRendering.write(walkers, to: directory.path) } throws: { error in
                guard let error = error as? DataError else { return false }
                return error.code == .unwritable && error.message.contains("expected an empty directory")
            }
            let file = directory.appending(path: "SIL/session1/001_01/0001.png").path
            for path in [file, "\(file)/below"] {
                #expect(throws: DataError.self) { try FVGRendering.write(walkers, to: path) }
            }
        }
    }

    @Test(arguments: ["subjects=1000", "subjects=2,walks=100"])
    func moreThanTheNamesCanSayIsRefused(walkers: String) throws {
        try withTemporaryDirectory { directory in
            let output = directory.appending(path: "FVG").path
            #expect { try FVGRendering.write(try WalkersParameters(walkers), to: output) } throws: {
                ($0 as? DataError)?.code == .invalidSource
            }
            #expect(!FileManager.default.fileExists(atPath: output))
        }
    }
}
