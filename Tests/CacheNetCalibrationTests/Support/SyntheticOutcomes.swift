import CacheNetCalibration
import CacheNetCore
import CacheNetData

/// Four partitions of two labels each that behave as specialists do: right and mostly sure at home, wrong and mostly
/// unsure elsewhere.
struct SyntheticOutcomes {
    var count = 2000
    var seed: UInt64 = 1
    var ownAccuracy = 0.92
    var fullAccuracy = 0.9
    var fallbackAccuracy = 0.8
    var hintAccuracy = 0.95
    /// Frames of one sequence; 1 for independent records.
    var sequenceLength = 1

    static let labels = 8

    func make() throws -> ModelOutcomes {
        var generator = SeededGenerator(seed: seed)
        let labels = (0..<count).map { $0 / sequenceLength % Self.labels }
        let codes = labels.map { $0 / 2 }
        let answers = labels.map { generator.drawUnit() < fullAccuracy ? $0 : ($0 + 3) % Self.labels }
        let hints = codes.map { generator.drawUnit() < hintAccuracy ? $0 : ($0 + 1) % 4 }
        let partitions = (0..<4).map { id in
            labels.map { label in
                label / 2 == id
                    ? logits(label, right: generator.drawUnit() < ownAccuracy, sureness: 6, &generator)
                    : logits(id * 2, right: true, sureness: 2.5, &generator)
            }
        }
        let fallback = labels.map {
            logits($0, right: generator.drawUnit() < fallbackAccuracy, sureness: 4, &generator)
        }
        return try ModelOutcomes(
            labels: labels, codes: codes, fullLogits: answers.map(Self.sure), hints: hints, partitionLogits: partitions,
            fallbackLogits: fallback,
            // All frames of a sequence look alike.
            thumbnails: (0..<count).compactMap {
                FrameThumbnail(
                    values: [UInt8($0 / sequenceLength * 37 % 251)],
                    of: FrameFormat(elementType: .uint8, shape: [1, 1, 1]))
            },
            sequences: sequenceLength == 1
                ? nil : stride(from: 0, to: count, by: sequenceLength).map { $0..<min($0 + sequenceLength, count) })
    }

    /// Logits of the full model that answers a label.
    static func sure(of label: Int) -> [Float] { (0..<labels).map { $0 == label ? 5 : 0 } }

    /// Surer when right.
    private func logits(
        _ label: Int, right: Bool, sureness: Double, _ generator: inout SeededGenerator
    ) -> [Float] {
        var logits = [Float](repeating: 0, count: Self.labels)
        let answer = right ? label : label ^ 1
        logits[answer] = Float((right ? sureness : sureness / 2) * (0.5 + generator.drawUnit()))
        return logits
    }
}
