import CacheNetCore
import CacheNetData
import Foundation
import Testing

struct CIFAR10SplitTests {
    /// Writes batches of which record `r`, counted over all of them, has pixels of value `r` and label `r % 2`.
    private func write(_ batches: [(name: String, records: Range<Int>)], to directory: URL) throws {
        try Data("cat\ndog\n".utf8).write(to: directory.appending(path: "batches.meta.txt"))
        for (name, records) in batches {
            let bytes = records.flatMap { [UInt8($0 % 2)] + [UInt8](repeating: UInt8($0), count: 3072) }
            try Data(bytes).write(to: directory.appending(path: name))
        }
    }

    private func values(_ directory: URL, _ split: Split) throws -> [Int] {
        let dataset = try CIFAR10Dataset(directory: directory.path, split: split)
        #expect((0..<dataset.count).allSatisfy { dataset.label(of: $0) == Int(dataset.pixels(of: $0).bytes[0]) % 2 })
        return (0..<dataset.count).map { Int(dataset.pixels(of: $0).bytes[3071]) }
    }

    @Test func everyTenthRecordOfThePoolIsForCalibration() throws {
        try withTemporaryDirectory { directory in
            let batches =
                (1...10).map { (name: "data_batch_\($0).bin", records: 5 * $0 - 5..<5 * $0) }
                + [("data_batch_x.bin", 0..<1), ("test_batch.bin", 200..<203)]
            try write(batches, to: directory)
            #expect(try values(directory, .calibration) == [9, 19, 29, 39, 49])
            #expect(try values(directory, .train) == (0..<50).filter { $0 % 10 != 9 })
            #expect(try values(directory, .test) == [200, 201, 202])
        }
    }

    @Test(arguments: [Split.train, .calibration])
    func saysThatThereIsOnlyTheTestSplit(split: Split) throws {
        try withTemporaryDirectory { directory in
            try write([("test_batch.bin", 0..<1)], to: directory)
            #expect { try values(directory, split) } throws: { error in
                guard let error = error as? DataError else { return false }
                return error.code == .missingSplit && error.message.contains("only the test split")
            }
        }
    }

    @Test func aPoolMayBeTooSmallToCalibrateOn() throws {
        try withTemporaryDirectory { directory in
            try write([("data_batch_1.bin", 0..<9)], to: directory)
            #expect(try values(directory, .train).count == 9)
            #expect { try values(directory, .calibration) } throws: { ($0 as? DataError)?.code == .missingSplit }
        }
    }

    @Test func damagedBatchesAreNamed() throws {
        try withTemporaryDirectory { directory in
            try write([("data_batch_1.bin", 0..<19)], to: directory)
            try Data([0, 1]).write(to: directory.appending(path: "data_batch_2.bin"))
            #expect { try values(directory, .train) } throws: {
                ($0 as? DataError)?.message.contains("data_batch_2.bin: expected one or more records") == true
            }
        }
    }
}
