import CacheNetCore
import CacheNetData
import Foundation
import Testing

/// What is read of a source that is there to calibrate with.
struct CalibrationSourceTests {
    private func open(_ source: String) throws -> any Dataset {
        try SourceSpecification(source).openForCalibration()
    }

    private func makeFolders(_ names: [String: UInt8], in directory: URL) throws {
        for (folder, value) in names {
            for index in 0..<40 {
                try writePlainPicture(
                    value, width: 2, height: 2, to: directory.appending(path: "\(folder)/\(index).png"))
            }
        }
    }

    @Test func everyPictureOfAFolderThatIsNotDivided() throws {
        try withTemporaryDirectory { directory in
            try makeFolders(["cat": 1, "dog": 2], in: directory)
            #expect(try open("folder:\(directory.path),size=2x2").count == 80)
        }
    }

    @Test func theCalibrationSplitOfAFolderThatIs() throws {
        try withTemporaryDirectory { directory in
            try makeFolders(
                ["train/cat": 1, "train/dog": 1, "val/cat": 2, "val/dog": 2, "test/cat": 3, "test/dog": 3],
                in: directory)
            let dataset = try open("folder:\(directory.path),size=2x2")
            #expect(dataset.count == 80)
            #expect(dataset.pixels(of: 0).bytes[0] == 2)
        }
    }

    @Test func everyTenthOfTheBatchesOrALoneTestBatch() throws {
        try withTemporaryDirectory { directory in
            func write(_ name: String, records: Int) throws {
                let bytes = [[UInt8]](repeating: [UInt8](repeating: 0, count: 3073), count: records)
                try Data(bytes.joined()).write(to: directory.appending(path: name))
            }
            try Data("cat\ndog\n".utf8).write(to: directory.appending(path: "batches.meta.txt"))
            try write("test_batch.bin", records: 7)
            #expect(try open("cifar10:\(directory.path)").count == 7)
            try write("data_batch_1.bin", records: 30)
            #expect(try open("cifar10:\(directory.path)").count == 3)
        }
    }

    @Test func theCalibrationWalks() throws {
        let walkers = "walkers:subjects=2,walks=12,frames=3"
        let expected = try SourceSpecification(walkers).open(.calibration)
        #expect(try open(walkers).sequences == expected.sequences)
    }
}
