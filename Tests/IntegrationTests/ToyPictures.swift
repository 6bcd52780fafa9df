import Foundation

/// Pictures for the models of the quickstart, in CIFAR-10's layout: pictures of one colour each.
final class ToyPictures {
    private let directory: TemporaryDirectory
    var url: URL { directory.url }

    /// - Parameters:
    ///   - count: of the test split.
    ///   - training: of the training records, a tenth of which is the calibration split.
    init(count: Int = 30, training: Int = 0) throws {
        directory = try TemporaryDirectory()
        try Self.records(count).write(to: url.appending(path: "test_batch.bin"))
        if training > 0 { try Self.records(training).write(to: url.appending(path: "data_batch_1.bin")) }
        try "red\ngreen\nblue\n".write(to: url.appending(path: "batches.meta.txt"), atomically: true, encoding: .utf8)
    }

    private static func records(_ count: Int) -> Data {
        var records = Data()
        for index in 0..<count {
            records.append(UInt8(index % 3))
            for channel in 0..<3 {
                records.append(Data(repeating: channel == index % 3 ? 200 : 10, count: 32 * 32))
            }
        }
        return records
    }
}
