import CacheNetCore
import CacheNetONNX
import Foundation
import Testing

@Suite struct ONNXSessionTests {
    let engine: ONNXEngine

    init() throws {
        engine = try ONNXEngine()
    }

    @Test func signatureNamesTypesAndDimensions() throws {
        let session = try engine.load(Toy.model("full.onnx"))
        #expect(
            session.signature
                == ModelSignature(
                    inputs: [.init(name: "image", elementType: .uint8, shape: [-1, 3, 4, 4])],
                    outputs: [
                        .init(name: "logits", elementType: .float32, shape: [-1, 3]),
                        .init(name: "code", elementType: .float32, shape: [-1, 2]),
                    ]))
    }

    @Test(arguments: [0, 1, 2]) func fullModelKnowsEveryColour(label: Int) throws {
        let outputs = try engine.load(Toy.model("full.onnx")).run(Toy.frame(label: label))
        #expect(outputs.map(\.shape) == [[1, 3], [1, 2]])
        #expect(Toy.argmax(try outputs[0].floats()) == label)
        let code = try outputs[1].floats()
        #expect(Toy.argmax(code) == (label == 2 ? 1 : 0))
        #expect(abs(code.reduce(0, +) - 1) < 1e-5)
    }

    @Test(arguments: [0, 1, 2]) func partitionsAreUnsureOfForeignColours(label: Int) throws {
        for (partition, known) in [("partition-0.onnx", [0, 1]), ("partition-1.onnx", [2])] {
            let logits = try engine.load(Toy.model(partition)).run(Toy.frame(label: label))[0].floats()
            let spread = (logits.max() ?? 0) - (logits.min() ?? 0)
            #expect(known.contains(label) ? spread > 5 : spread < 0.01)
        }
    }

    @Test func runsTakeNewInputEachTime() throws {
        let session = try engine.load(Toy.model("full.onnx"))
        for label in [0, 2, 1, 1, 0] {
            #expect(Toy.argmax(try session.run(Toy.frame(label: label))[0].floats()) == label)
        }
    }

    /// Which logits are above 0 has as many places as there are such logits.
    @Test func outputsMayChangeTheirShape() throws {
        let session = try engine.load(Toy.model("more-outputs.onnx"))
        for (label, known) in [(0, 1), (2, 0), (1, 1), (0, 1)] {
            let outputs = try session.run(Toy.frame(label: label))
            #expect(outputs.map(\.shape) == [[1, 3], [2, known]])
        }
    }

    @Test func batchOfThreeEqualsThreeSingles() throws {
        let session = try engine.load(Toy.model("full.onnx"))
        let colours: [(UInt8, UInt8, UInt8)] = [(200, 30, 40), (1, 2, 3), (90, 80, 70)]
        let batch = try session.run(
            Tensor(
                elementType: .uint8, shape: [3, 3, 4, 4], bytes: colours.flatMap { Toy.pixels($0.0, $0.1, $0.2) }))
        let singles = try colours.map { try session.run(Toy.frame($0.0, $0.1, $0.2)) }
        for output in 0..<2 {
            let expected = try singles.flatMap { try $0[output].floats() }
            let actual = try batch[output].floats()
            #expect(batch[output].shape[0] == 3)
            #expect(zip(actual, expected).allSatisfy { abs($0 - $1) < 1e-6 })
            #expect(actual.count == expected.count)
        }
    }

    @Test func floatModelsTakeChannelsLast() throws {
        let session = try engine.load(Toy.model("float-nhwc/full.onnx"))
        let preprocess = try Preprocess(elementType: .float32, layout: .channelsLast, scale: 1 / 255)
        for label in Toy.labels.indices {
            let logits = try session.run(preprocess.apply(to: Toy.frame(label: label)))[0].floats()
            #expect(Toy.argmax(logits) == label)
        }
    }

    @Test func modelsThatAnswerNaNPassItThrough() throws {
        let logits = try engine.load(Toy.model("nan.onnx")).run(Toy.frame(label: 0))[0].floats()
        #expect(logits.count == 3)
        #expect(logits.allSatisfy { $0.isNaN })
    }

    @Test func wrongInputSaysWhatWasExpected() throws {
        let session = try engine.load(Toy.model("full.onnx"))
        let wrong = [
            try Tensor(floats: [Float](repeating: 0, count: 48), shape: [1, 3, 4, 4]),
            try Tensor(elementType: .uint8, shape: [1, 4, 4, 3], bytes: [UInt8](repeating: 0, count: 48)),
            try Tensor(elementType: .uint8, shape: [48], bytes: [UInt8](repeating: 0, count: 48)),
            try Tensor(elementType: .uint8, shape: [0, 3, 4, 4], bytes: []),
            try Tensor(elementType: .uint8, shape: [], bytes: [0]),
        ]
        for input in wrong {
            expectEngineError(.invalidInput, containing: "[-1, 3, 4, 4]") { _ = try session.run(input) }
        }
        #expect(Toy.argmax(try session.run(Toy.frame(label: 1))[0].floats()) == 1)
    }

    /// Four threads that run at once must neither share buffers nor disturb each other.
    @Test func concurrentRunsAgree() async throws {
        let session = try engine.load(Toy.model("full.onnx"))
        let expected = try Toy.labels.indices.map { try session.run(Toy.frame(label: $0)) }
        let wrong = await withCheckedContinuation { continuation in
            let tally = Tally()
            for first in 0..<4 {
                Thread.detachNewThread {
                    var wrong = 0
                    for step in 0..<500 {
                        let label = (first + step) % 3
                        let outputs = try? session.run(Toy.frame(label: label))
                        if outputs != expected[label] { wrong += 1 }
                    }
                    if let total = tally.finish(wrong: wrong, of: 4) { continuation.resume(returning: total) }
                }
            }
        }
        #expect(wrong == 0)
    }
}
