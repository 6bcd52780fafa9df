import CacheNetCore
import Foundation
import Testing

@testable import CacheNetTraining

@Suite struct ImportedFullModelTests {
    private static let pictures = PictureSet(
        shape: [3, 4, 4], labels: [0, 1],
        bytes: [20, 30, 40, 60, 50, 10].flatMap { [UInt8](repeating: $0, count: 16) })

    private static func logits(_ model: String) throws -> [[Float]] {
        let file = Places.root.appending(path: "Tests/Fixtures/toy/\(model)")
        let full = try ImportedFullModel([UInt8](Data(contentsOf: file)), labelCount: 3, threads: 1)
        let values = try full.logits(pictures).values
        return [Array(values[..<3]), Array(values[3...])]
    }

    /// Students learn from the softmax of what the full model answers: one softmax, also when the model has one already.
    @Test func aSoftmaxAtTheEndOfAModelCountsOnce() throws {
        let expected = try Self.logits("full-nocode.onnx").map { softmax($0) }
        let actual = try Self.logits("softmax-full.onnx").map { softmax($0) }
        for (row, other) in zip(actual, expected) {
            #expect(zip(row, other).allSatisfy { abs($0 - $1) < 1e-5 }, "\(row), \(other)")
        }
    }
}
