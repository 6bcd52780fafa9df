import Foundation

/// Pictures for the models of the quickstart, in CIFAR-10's layout: test pictures of one colour each.
final class ToyPictures {
    private let directory: TemporaryDirectory
    var url: URL { directory.url }

    init(count: Int = 30) throws {
        directory = try TemporaryDirectory()
        var records = Data()
        for index in 0..<count {
            records.append(UInt8(index % 3))
            for channel in 0..<3 {
                records.append(Data(repeating: channel == index % 3 ? 200 : 10, count: 32 * 32))
            }
        }
        try records.write(to: url.appending(path: "test_batch.bin"))
        try "red\ngreen\nblue\n".write(to: url.appending(path: "batches.meta.txt"), atomically: true, encoding: .utf8)
    }
}
