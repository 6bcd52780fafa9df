import CacheNetCore
import CacheNetONNX
import Testing

@testable import CacheNetNetworks

@Suite struct ONNXExporterTests {
    let engine: ONNXEngine

    init() throws {
        engine = try ONNXEngine()
    }

    @Test(arguments: [Layer.globalAveragePool, .globalMaxPool])
    func answersAreTheReferences(pool: Layer) throws {
        let network = try NetworkDescription.sample(pool: pool)
        let weights = network.randomWeights(seed: 1)
        let session = try session(network, weights)
        let reference = ReferenceNetwork(network: network, weights: weights)
        for seed in 0..<4 {
            var noise = Noise(seed: UInt64(seed))
            let pixels = noise.pixels(3 * 11 * 9)
            let outputs = try session.run(Tensor(elementType: .uint8, shape: [1, 3, 11, 9], bytes: pixels))
            let expected = reference.run(pixels)
            let logits = try outputs[0].floats()
            let worst = zip(logits, expected[0]).map { abs(Double($0) - $1) }.max()
            #expect(try #require(worst) < 1e-4)
            let code = zip(try outputs[1].floats(), softmax(expected[1].map { Float($0) })).map { abs(Double($0) - $1) }
            #expect(try #require(code.max()) < 1e-4)
            #expect(try #require(logits.max()) - #require(logits.min()) > 0.01, "constant answers would prove little")
        }
    }

    @Test(arguments: [
        ("resnet9:8", [3, 32, 32]), ("resnet9:4", [1, 28, 28]), ("resnet:8x2", [3, 32, 32]),
        ("separable:8", [3, 64, 64]), ("separable:4x2", [1, 64, 32]),
    ])
    func everyFamilyRuns(text: String, inputShape: [Int]) throws {
        let channels = inputShape[0]
        let network = try NetworkSpecification(text).network(
            inputShape: inputShape, mean: [Float](repeating: 120, count: channels),
            deviation: [Float](repeating: 60, count: channels), labels: 7)
        let session = try session(network, network.randomWeights(seed: 2))
        #expect(
            session.signature.inputs == [
                ModelSignature.Port(name: "image", elementType: .uint8, shape: [-1] + inputShape)
            ])
        #expect(
            session.signature.outputs == [
                ModelSignature.Port(name: "logits", elementType: .float32, shape: [-1, 7])
            ])
        let item = inputShape.reduce(1, *)
        var noise = Noise(seed: 3)
        let pixels = noise.pixels(3 * item)
        let batch = try session.run(Tensor(elementType: .uint8, shape: [3] + inputShape, bytes: pixels))[0]
        #expect(batch.shape == [3, 7])
        let answers = try batch.floats()
        #expect(answers.allSatisfy { $0.isFinite })
        for index in 0..<3 {
            let frame = Array(pixels[(index * item)..<((index + 1) * item)])
            let single = try session.run(Tensor(elementType: .uint8, shape: [1] + inputShape, bytes: frame))[0]
            #expect(single.shape == [1, 7])
            for (one, other) in zip(try single.floats(), answers[(index * 7)...]) {
                #expect(abs(one - other) < 1e-3)
            }
        }
    }

    @Test func theSameIsExportedToTheSameBytes() throws {
        let network = try NetworkDescription.sample()
        let weights = network.randomWeights(seed: 1)
        let provenance = Dictionary(uniqueKeysWithValues: (0..<20).map { ("key\($0)", "value") })
        let bytes = try ONNXExporter.export(network, weights: weights, provenance: provenance)
        #expect(try ONNXExporter.export(network, weights: weights, provenance: provenance) == bytes)
        var others = weights
        others["trunk.0.weight"]?[0] += 1
        #expect(try ONNXExporter.export(network, weights: others, provenance: provenance) != bytes)
        #expect(try ONNXExporter.export(network, weights: weights) != bytes)
    }

    /// Rounded before or after the export, weights compute the same.
    @Test func roundedWeightsComputeAsWhatTheyStandFor() throws {
        let network = try NetworkDescription.unnormed()
        let weights = network.randomWeights(seed: 1)
        var rounded = weights
        for (path, values) in weights where path.hasSuffix("weight") {
            let channels = try #require(weights[path.replacing("weight", with: "bias")]).count
            let codes = RoundedWeights(values, channels: channels)
            rounded[path] = values.indices.map {
                Float(codes.codes[$0]) * codes.scales[$0 / (values.count / channels)]
            }
        }
        let bytes = try ONNXExporter.export(network, weights: weights, format: .int8)
        #expect(try 3 * bytes.count < ONNXExporter.export(network, weights: weights).count)
        var noise = Noise(seed: 4)
        let frame = try Tensor(elementType: .uint8, shape: [1, 3, 11, 9], bytes: noise.pixels(3 * 11 * 9))
        let answers = try engine.load(ModelBytes(bytes)).run(frame)[0].floats()
        let expected = try session(network, rounded).run(frame)[0].floats()
        let plain = try session(network, weights).run(frame)[0].floats()
        #expect(zip(answers, expected).allSatisfy { abs($0 - $1) < 1e-4 })
        #expect(zip(answers, plain).contains { abs($0 - $1) > 1e-3 }, "rounding that changes nothing proves little")
    }

    @Test(arguments: [
        ("resnet9:8", [3, 32, 32]), ("resnet:8x1/2", [3, 32, 32]), ("separable:8", [3, 64, 64]),
    ])
    func quantizedModelsAnswerAlmostTheSame(text: String, inputShape: [Int]) throws {
        let network = try NetworkSpecification(text).network(
            inputShape: inputShape, mean: [120, 110, 100], deviation: [60, 50, 40], labels: 7)
        let weights = network.randomWeights(seed: 2)
        var noise = Noise(seed: 3)
        let frames = try (0..<8).map { _ in
            try Tensor(elementType: .uint8, shape: [1] + inputShape, bytes: noise.pixels(inputShape.reduce(1, *)))
        }
        let probe = try ONNXExporter.probe(network, weights: weights)
        let probing = try engine.load(ModelBytes(probe.bytes))
        #expect(probe.places.count > 4 && Set(probe.places).count == probe.places.count)
        var ranges = ActivationRanges()
        for frame in frames {
            for (place, value) in zip(probe.places, try probing.run(frame)) {
                ranges.see(try value.floats(), at: place)
            }
        }
        let bytes = try ONNXExporter.export(network, weights: weights, format: .quantized, ranges: ranges)
        #expect(try 2 * bytes.count < ONNXExporter.export(network, weights: weights).count)
        let (quantized, plain) = (try engine.load(ModelBytes(bytes)), try session(network, weights))
        for frame in frames {
            let expected = try plain.run(frame)[0].floats()
            let spread = try #require(expected.max()) - #require(expected.min())
            let error = try zip(quantized.run(frame)[0].floats(), expected).map { abs($0 - $1) }.max() ?? .infinity
            #expect(error < spread / 10 && error > 0)
        }
    }

    @Test func aRangeThatIsMissingIsNamed() throws {
        let network = try NetworkDescription.unnormed()
        let error = #expect(throws: NetworkError.self) {
            try ONNXExporter.export(network, weights: network.randomWeights(seed: 1), format: .quantized)
        }
        #expect(error?.message.contains("image.normalised: expected a range of activations, got none") == true)
    }

    @Test func oneHeadIsExportedFromAllWeights() throws {
        let network = try NetworkDescription.sample()
        let weights = network.randomWeights(seed: 1)
        let encoder = try network.with(heads: [network.heads[1]])
        var noise = Noise(seed: 4)
        let frame = try Tensor(elementType: .uint8, shape: [1, 3, 11, 9], bytes: noise.pixels(3 * 11 * 9))
        let session = try session(encoder, weights)
        #expect(session.signature.outputs.map(\.name) == ["code"])
        #expect(try session.run(frame) == [self.session(network, weights).run(frame)[1]])
    }

    @Test func weightsThatDoNotFitAreRefused() throws {
        let network = try NetworkDescription.sample()
        let weights = network.randomWeights(seed: 1)
        let bad: [(path: String, values: [Float]?, message: String)] = [
            ("trunk.0.weight", nil, "expected weights of shape [6, 3, 3, 3], got none"),
            ("heads.logits.0.bias", [0], "expected 4 finite numbers [4], got 1"),
            ("trunk.6.bias", [Float](repeating: .nan, count: 8), "expected 8 finite numbers [8], got others"),
            ("trunk.1.running_var", [Float](repeating: -1, count: 6), "expected variances of at least 0"),
        ]
        for (path, values, message) in bad {
            var weights = weights
            weights[path] = values
            expectNetworkError(.invalidWeights, containing: "\(path): \(message)") {
                _ = try ONNXExporter.export(network, weights: weights)
            }
        }
    }

    private func session(
        _ network: NetworkDescription, _ weights: [String: [Float]]
    ) throws -> any InferenceSession {
        try engine.load(ModelBytes(try ONNXExporter.export(network, weights: weights)))
    }
}
