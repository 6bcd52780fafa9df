import CacheNetBundle
import CacheNetCalibration
import CacheNetCore
import CacheNetData
import CacheNetONNX
import Foundation
import Testing

/// A data set's labels are the bundle's by name, whatever their order.
struct RecordedLabelsTests {
    /// Red, green and blue frames, with labels in an order of their own.
    private struct Colours: Dataset {
        let labels: [String]
        let frameShape = [3, 4, 4]
        let count = 6

        private func colour(of record: Int) -> (value: ToyBundle.Colour, name: String) {
            [(.red, "red"), (.green, "green"), (.blue, "blue")][record % 3]
        }

        func label(of record: Int) -> Int? { labels.firstIndex(of: colour(of: record).name) }

        func pixels(of record: Int) -> Tensor {
            do { return try ToyBundle.frame(colour(of: record).value) } catch { preconditionFailure("\(error)") }
        }
    }

    @Test(arguments: [["red", "green", "blue"], ["blue", "red", "green"], ["green", "blue", "red"]])
    func theOrderOfASourcesLabelsDoesNotMatter(_ labels: [String]) throws {
        let toy = try ToyBundle()
        let bundle = try CacheNetBundle.Bundle.open(at: toy.url.path)
        let recorder = try OutcomeRecorder(bundle.description, engine: try ONNXEngine()) { try bundle.read($0) }
        let outcomes = try recorder.record(Colours(labels: labels))
        #expect(outcomes.labels == [0, 1, 2, 0, 1, 2])
        #expect(outcomes.fullLogits.map { argmax($0) } == outcomes.labels)
    }

    @Test func anotherLabelIsAnError() throws {
        let toy = try ToyBundle()
        let bundle = try CacheNetBundle.Bundle.open(at: toy.url.path)
        #expect(throws: CalibrationError.self) {
            try OutcomeRecorder.check(Colours(labels: ["red", "green", "pink"]), fits: bundle.description.config)
        }
    }
}
