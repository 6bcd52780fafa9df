import CacheNetCore
import CacheNetData
import Foundation
import Testing

struct CIFAR10DatasetTests {
    private static func record(_ label: UInt8, _ fill: UInt8) -> [UInt8] {
        [label] + (0..<3072).map { fill &+ UInt8($0 / 1024) }
    }

    private func error(batch: [UInt8]?, names: String?) throws -> DataError? {
        var result: DataError?
        try withTemporaryDirectory { directory in
            if let batch { try Data(batch).write(to: directory.appending(path: "test_batch.bin")) }
            if let names { try Data(names.utf8).write(to: directory.appending(path: "batches.meta.txt")) }
            do throws(DataError) { _ = try CIFAR10Dataset(directory: directory.path) } catch { result = error }
        }
        return result
    }

    @Test(arguments: ["cat\ndog\n", "cat\r\n dog \r\n\r\n", "cat\ndog", "\u{FEFF}cat\ndog"])
    func readsATinyFile(names: String) throws {
        try withTemporaryDirectory { directory in
            let batch = Self.record(1, 5) + Self.record(0, 50)
            try Data(batch).write(to: directory.appending(path: "test_batch.bin"))
            try Data(names.utf8).write(to: directory.appending(path: "batches.meta.txt"))
            let dataset = try SourceSpecification("cifar10:\(directory.path)").open()
            #expect(dataset.labels == ["cat", "dog"])
            #expect(dataset.count == 2)
            #expect(dataset.frameShape == [3, 32, 32])
            #expect((0..<2).map(dataset.label(of:)) == [1, 0])
            let pixels = dataset.pixels(of: 1)
            #expect(pixels.shape == [1, 3, 32, 32])
            #expect([0, 1023, 1024, 3071].map { pixels.bytes[$0] } == [50, 50, 51, 52])
        }
    }

    @Test func missingFilesAreNamed() throws {
        let noBatch = try #require(try error(batch: nil, names: "cat\n"))
        #expect(noBatch.code == .unreadableFile)
        #expect(noBatch.message.contains("test_batch.bin"))
        let noNames = try #require(try error(batch: Self.record(0, 0), names: nil))
        #expect(noNames.code == .unreadableFile)
        #expect(noNames.message.contains("batches.meta.txt"))
    }

    @Test(arguments: [0, 1, 3072, 3074])
    func refusesPartialRecords(count: Int) throws {
        let error = try #require(try error(batch: [UInt8](repeating: 0, count: count), names: "cat\n"))
        #expect(error.code == .invalidFile)
        #expect(error.message.contains("3073"))
        #expect(error.message.contains("got \(count)"))
    }

    /// Equal are names that look the same as well.
    @Test(arguments: ["cat\ncat\n", "cat\ncaf\u{E9}\ncafe\u{301}\n"])
    func refusesANameThatComesTwice(names: String) throws {
        let error = try #require(try error(batch: Self.record(0, 0), names: names))
        #expect(error.code == .invalidFile)
        #expect(error.message.contains("expected each label name once"))
    }

    @Test func refusesNamesThatAreNoText() throws {
        try withTemporaryDirectory { directory in
            try Data(Self.record(0, 0)).write(to: directory.appending(path: "test_batch.bin"))
            try Data(ByteNames.latin1 + [10]).write(to: directory.appending(path: "batches.meta.txt"))
            #expect {
                try CIFAR10Dataset(directory: directory.path)
            } throws: {
                ($0 as? DataError)?.message.contains("batches.meta.txt: expected label names in UTF-8") == true
            }
        }
    }

    @Test func refusesABatchLessThanThereWere() throws {
        try withTemporaryDirectory { directory in
            try Data("cat\n".utf8).write(to: directory.appending(path: "batches.meta.txt"))
            for number in [1, 2, 4] {
                let batch = (0..<10).flatMap { _ in Self.record(0, 0) }
                try Data(batch).write(to: directory.appending(path: "data_batch_\(number).bin"))
            }
            #expect {
                try CIFAR10Dataset(directory: directory.path, split: .train)
            } throws: {
                ($0 as? DataError)?.message.contains(
                    "expected data_batch_3.bin and so on without a gap, got data_batch_4.bin") == true
            }
        }
    }

    @Test func refusesLabelsWithoutAName() throws {
        let error = try #require(try error(batch: Self.record(0, 0) + Self.record(2, 0), names: "cat\ndog\n"))
        #expect(error.code == .invalidFile)
        #expect(error.message.contains("0 to 1 in record 1, got 2"))
    }

    @Test(arguments: ["", "\n \r\n"])
    func refusesAFileWithoutNames(names: String) throws {
        #expect(try error(batch: Self.record(0, 0), names: names)?.code == .invalidFile)
    }

    @Test func aDirectoryIsNoFile() throws {
        try withTemporaryDirectory { directory in
            let path = directory.appending(path: "batches.meta.txt")
            try FileManager.default.createDirectory(at: path, withIntermediateDirectories: false)
            #expect { try CIFAR10Dataset(directory: directory.path) } throws: {
                ($0 as? DataError)?.code == .unreadableFile
            }
        }
    }
}
