import CacheNetCore
import CacheNetData
import Foundation
import Testing

struct TensorDatasetTests {
    /// A `.npy` file as NumPy writes it.
    private static func array(
        _ type: String, _ shape: String, _ bytes: [UInt8], order: String = "False", version: UInt8 = 1
    ) -> [UInt8] {
        let header = Array("{'descr': '\(type)', 'fortran_order': \(order), 'shape': \(shape), }\n".utf8)
        let length = [UInt8(header.count & 0xFF), UInt8(header.count >> 8)] + (version > 1 ? [0, 0] : [])
        return [0x93] + Array("NUMPY".utf8) + [version, 0] + length + header + bytes
    }

    private static func numbers(_ values: [Int32]) -> [UInt8] { values.withUnsafeBytes { [UInt8]($0) } }

    private static let files: [String: [UInt8]] = [
        "test.npy": array("<i2", "(3, 2)", [1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 255, 255]),
        "test-labels.npy": array("<i4", "(3,)", numbers([1, -1, 0])),
        "test-sequences.npy": array("<i4", "(3,)", numbers([7, 7, 2]), version: 2),
        "labels.txt": Array("yes\nno\n".utf8),
    ]

    private func open(
        _ split: Split = .test, _ change: [String: [UInt8]] = [:], without: Set<String> = []
    ) throws -> any Dataset {
        let files = Self.files.merging(change) { $1 }.filter { !without.contains($0.key) }
        var dataset: (any Dataset)?
        try withTemporaryDirectory { directory in
            for (name, bytes) in files { try Data(bytes).write(to: directory.appending(path: name)) }
            dataset = try SourceSpecification("tensors:\(directory.path)").open(split)
        }
        return try #require(dataset)
    }

    @Test func readsTensorsLabelsAndSequences() throws {
        let dataset = try open()
        #expect(dataset.labels == ["yes", "no"] && dataset.count == 3)
        #expect(dataset.frameFormat == FrameFormat(elementType: .int16, shape: [2]))
        #expect((0..<3).map(dataset.label) == [1, nil, 0])
        #expect(dataset.sequences == [0..<2, 2..<3])
        #expect(dataset.pixels(of: 2) == (try Tensor(elementType: .int16, shape: [1, 2], bytes: [5, 0, 255, 255])))
    }

    @Test func labelsAndSequencesMayBeMissing() throws {
        let dataset = try open(without: ["test-labels.npy", "test-sequences.npy", "labels.txt"])
        #expect(dataset.labels.isEmpty && dataset.sequences == nil && dataset.label(of: 0) == nil)
    }

    @Test(arguments: [
        ("test.npy", array("<i2", "(3, 2)", [1]), "12 bytes for int16 [3, 2], got 1"),
        ("test.npy", array(">i2", "(3, 2)", [UInt8](repeating: 0, count: 12)), "little-endian"),
        ("test.npy", array("<c8", "(3, 2)", [UInt8](repeating: 0, count: 48)), "'descr' <c8"),
        ("test.npy", array("<i2", "(3, 2)", [UInt8](repeating: 0, count: 12), order: "True"), "row by row"),
        ("test.npy", array("<i2", "(6,)", [UInt8](repeating: 0, count: 12)), "[records] + a frame's shape, got [6]"),
        ("test.npy", array("<i2", "(0, 2)", []), "[records] + a frame's shape, got [0, 2]"),
        ("test.npy", array("<i2", "(9223372036854775807, 2)", []), "numbers"),
        ("test.npy", Array("not an array".utf8), "a NumPy array"),
        ("test-labels.npy", array("<i4", "(3,)", numbers([1, 2, 0])), "-1 to 1"),
        ("test-labels.npy", array("<i4", "(2,)", numbers([1, 0])), "whole numbers [3]"),
        ("test-labels.npy", array("<f4", "(3,)", numbers([1, 0, 0])), "got float32 [3]"),
        ("labels.txt", Array("yes\nyes\n".utf8), "each label name once"),
    ])
    func refusesWhatDoesNotFit(name: String, bytes: [UInt8], message: String) throws {
        #expect { try open(.test, [name: bytes]) } throws: { error in
            (error as? DataError)?.code == .invalidFile && "\(error)".contains(name) && "\(error)".contains(message)
        }
    }

    @Test func labelsHaveNames() {
        #expect { try open(without: ["labels.txt"]) } throws: {
            ($0 as? DataError)?.code == .missingLabel && "\($0)".contains("expected labels.txt")
        }
    }

    @Test func aSplitThatIsNotThereIsNamed() {
        #expect { try open(.calibration) } throws: { ($0 as? DataError)?.code == .missingSplit }
    }

    @Test func tracksAreOfPictures() throws {
        let dataset = try open()
        #expect { try TrackDataset(dataset) } throws: { "\($0)".contains("expected pictures, got frames of int16 [2]") }
        #expect(StreamKind.usualMix(for: try open(without: ["test-sequences.npy"])) == [.independent])
    }
}
