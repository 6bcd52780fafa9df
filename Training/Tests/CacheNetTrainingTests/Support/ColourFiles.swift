import CacheNetCore
import CacheNetData
import Foundation

/// A directory in CIFAR-10's layout whose pictures are of one noisy colour each, as the toy models of `Examples/toy`
/// know them.
enum ColourFiles {
    static let names = ["red", "green", "blue"]

    /// - Parameters:
    ///   - records: of the training pool, one label after the other; every tenth is for calibration.
    ///   - labels: how many there are; the fourth and later ones are grey.
    static func write(to directory: String, records: Int = 240, labels: Int = 3, test: Int = 30) throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let lines = (0..<labels).map { $0 < names.count ? names[$0] : "grey-\($0)" }
        try write(Array(lines.joined(separator: "\n").utf8), "\(directory)/batches.meta.txt")
        var generator = SeededGenerator(seed: 7)
        try write(batch(records, labels, &generator), "\(directory)/data_batch_1.bin")
        try write(batch(test, labels, &generator), "\(directory)/test_batch.bin")
    }

    private static func batch(_ count: Int, _ labels: Int, _ generator: inout SeededGenerator) -> [UInt8] {
        var bytes: [UInt8] = []
        for record in 0..<count {
            let label = record % labels
            bytes.append(UInt8(label))
            for channel in 0..<3 {
                for _ in 0..<1024 { bytes.append(UInt8(generator.draw(below: 40) + (channel == label ? 200 : 10))) }
            }
        }
        return bytes
    }

    private static func write(_ bytes: [UInt8], _ path: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }
}
