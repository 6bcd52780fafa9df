import CacheNetCore
import CacheNetONNX
import Testing

@Suite struct ONNXEngineTests {
    let engine: ONNXEngine

    init() throws {
        engine = try ONNXEngine()
    }

    @Test func versionIsThePinnedKind() {
        #expect(engine.version.hasPrefix("1."))
    }

    @Test func preparedFormatIsAFileName() throws {
        let format = try #require(engine.preparedFormat)
        #expect(format.hasPrefix("onnxruntime-\(engine.version)-"))
        #expect(format.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) })
        #expect(try ONNXEngine().preparedFormat == format)
    }

    @Test func enginesNeedAThread() {
        expectEngineError(.unavailable, containing: "got 0") { _ = try ONNXEngine(intraOpThreads: 0) }
    }

    @Test(arguments: ["full.onnx", "partition-0.onnx", "float-nhwc/full.onnx"])
    func preparedCopyAnswersTheSame(name: String) throws {
        let model = try Toy.model(name)
        let original = try engine.load(model)
        let prepared = try engine.load(prepared: engine.prepare(model))
        #expect(prepared.signature == original.signature)
        for label in Toy.labels.indices {
            var frame = try Toy.frame(label: label)
            if name.hasPrefix("float") {
                frame = try Preprocess(elementType: .float32, layout: .channelsLast, scale: 1 / 255).apply(to: frame)
            }
            #expect(try prepared.run(frame) == original.run(frame))
        }
    }

    @Test func unusableBytesAreInvalidModels() throws {
        let full = try Toy.bytes("full.onnx")
        let bad: [[UInt8]] = [
            [], [0], [UInt8](repeating: 0xff, count: 1000), Array("not a model".utf8), Array(full.prefix(100)),
            Array(full.dropLast(10)),
        ]
        for bytes in bad {
            expectEngineError(.invalidModel) { _ = try engine.load(ModelBytes(bytes)) }
            expectEngineError(.prepareFailed) { _ = try engine.prepare(ModelBytes(bytes)) }
        }
    }

    @Test func unusablePreparedBytesAreInvalidModels() throws {
        let model = try Toy.model("full.onnx")
        let prepared = try engine.prepare(model).withUnsafeBytes { [UInt8]($0) }
        let bad: [[UInt8]] = [
            [], [0], [UInt8](repeating: 0xff, count: 1000), Array(prepared.prefix(100)),
            Array(prepared.prefix(prepared.count / 2)),
            try Toy.bytes("full.onnx"),
        ]
        for bytes in bad {
            expectEngineError(.invalidModel) { _ = try engine.load(prepared: ModelBytes(bytes)) }
        }
        // The other way round: the runtime's own format is not taken for ONNX.
        expectEngineError(.invalidModel) { _ = try engine.load(ModelBytes(prepared)) }
    }

    @Test func twoInputsAreOneTooMany() throws {
        let model = try Toy.model("two-inputs.onnx")
        expectEngineError(.invalidModel, containing: "got 2") { _ = try engine.load(model) }
    }

    /// Sessions come and go on a device for as long as it runs; what they hold must go with them.
    @Test func sessionsAndModelsAreReleased() throws {
        weak var weakModel: ModelBytes?
        do {
            let session: any InferenceSession
            do {
                let prepared = try engine.prepare(Toy.model("full.onnx"))
                weakModel = prepared
                session = try engine.load(prepared: prepared)
            }
            #expect(weakModel != nil, "the session reads its weights there")
            #expect(Toy.argmax(try session.run(Toy.frame(label: 0))[0].floats()) == 0)
        }
        #expect(weakModel == nil)
        engine.reclaimMemory()
    }
}
