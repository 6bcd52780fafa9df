import CacheNetCore
import CacheNetNetworks
import CacheNetONNX
import Testing

@Suite struct ONNXModelTests {
    let engine: ONNXEngine

    init() throws {
        engine = try ONNXEngine()
    }

    @Test func signatureIsTheEngines() throws {
        for name in ["full.onnx", "float-nhwc/full.onnx"] {
            let bytes = try Toy.bytes(name)
            #expect(try ONNXModel(parsing: bytes).signature == engine.load(ModelBytes(bytes)).signature)
        }
        #expect(try ONNXModel(parsing: Toy.bytes("two-inputs.onnx")).signature.inputs.map(\.name) == ["image", "bias"])
    }

    @Test func unusableBytesAreRefused() throws {
        let full = try Toy.bytes("full.onnx")
        for bytes in [[], [0], Array("not a model".utf8), Array(full.dropLast(10))] {
            #expect(throws: NetworkError.self) { try ONNXModel(parsing: bytes) }
        }
    }

    @Test(arguments: ["full.onnx", "partition-1.onnx"])
    func preprocessingInsideGivesTheSameAnswers(name: String) throws {
        let bytes = try Toy.bytes("float-nhwc/\(name)")
        let preprocess = try Preprocess(
            elementType: .float32, layout: .channelsLast, scale: 1 / 255, mean: [0.4, 0.5, 0.45],
            deviation: [0.2, 0.25, 0.3])
        let adapted = try ONNXModel(parsing: bytes).adapted(preprocess: preprocess)
        let raw = try engine.load(ModelBytes(bytes))
        let session = try engine.load(ModelBytes(adapted.bytes()))
        #expect(session.signature == adapted.signature)
        #expect(
            session.signature.inputs == [
                ModelSignature.Port(name: "image", elementType: .uint8, shape: [-1, 3, 4, 4])
            ])
        #expect(session.signature.outputs == raw.signature.outputs)
        for count in [1, 3] {
            let frames = try Toy.frames(count, seed: UInt64(count))
            let expected = try raw.run(preprocess.apply(to: frames))
            for (answer, expected) in zip(try session.run(frames), expected) {
                #expect(answer.shape == expected.shape)
                // The runtime may sum in another order once it sees the whole.
                for (one, other) in zip(try answer.floats(), try expected.floats()) {
                    #expect(abs(one - other) <= 1e-5 * max(1, abs(other)))
                }
            }
        }
    }

    @Test func pixelsPassUnchanged() throws {
        let bytes = try Toy.bytes("full.onnx")
        let adapted = try ONNXModel(parsing: bytes).adapted(preprocess: .none)
        let frames = try Toy.frames(2, seed: 1)
        let session = try engine.load(ModelBytes(adapted.bytes()))
        #expect(try session.run(frames) == engine.load(ModelBytes(bytes)).run(frames))
    }

    @Test func theOnlyOutputBecomesTheLogits() throws {
        let bytes = try Toy.bytes("encoder.onnx")
        let adapted = try ONNXModel(parsing: bytes).adapted(preprocess: .none)
        #expect(adapted.signature.outputs.map(\.name) == ["logits"])
        let frames = try Toy.frames(2, seed: 1)
        let session = try engine.load(ModelBytes(adapted.bytes()))
        #expect(try session.run(frames) == engine.load(ModelBytes(bytes)).run(frames))
    }

    @Test func adaptedModelsCanBeAdaptedAgain() throws {
        let preprocess = try Preprocess(elementType: .float32, layout: .channelsLast, scale: 1 / 255)
        let once = try ONNXModel(parsing: Toy.bytes("float-nhwc/full.onnx")).adapted(preprocess: preprocess)
        let twice = try once.adapted(preprocess: .none)
        let frames = try Toy.frames(1, seed: 1)
        let session = try engine.load(ModelBytes(twice.bytes()))
        #expect(try session.run(frames) == engine.load(ModelBytes(once.bytes())).run(frames))
    }

    @Test func whatCannotBeAdaptedIsRefused() throws {
        let floats = try Preprocess(elementType: .float32, layout: .channelsLast, scale: 1 / 255)
        let grey = try Preprocess(elementType: .float32, layout: .channelsLast, mean: [1])
        let bad: [(name: String, preprocess: Preprocess, frame: [Int]?, logits: String?, message: String)] = [
            ("two-inputs.onnx", .none, nil, nil, "inputs: expected exactly one"),
            ("full.onnx", floats, nil, nil, "input image: expected float32, got uint8"),
            ("float-nhwc/full.onnx", .none, nil, nil, "input image: expected uint8, got float32"),
            ("float-nhwc/full.onnx", grey, nil, nil, "preprocess.mean: expected 3 numbers"),
            ("full.onnx", .none, [3, 8, 8], nil, "expected [batch] + [3, 8, 8], got [-1, 3, 4, 4]"),
            ("full.onnx", .none, [3], nil, "frame shape: expected"),
            ("full.onnx", .none, nil, "scores", "expected \"scores\", got [\"logits\", \"code\"]"),
            ("full.onnx", .none, nil, "code", "outputs: expected no other one named logits"),
        ]
        for (name, preprocess, frame, logits, message) in bad {
            let model = try ONNXModel(parsing: Toy.bytes(name))
            expectNetworkError(.invalidModel, containing: message) {
                _ = try model.adapted(preprocess: preprocess, frameShape: frame, logits: logits)
            }
        }
    }
}
