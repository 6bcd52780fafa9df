import CacheNetBundle
import CacheNetCore
import CacheNetONNX
import Testing

/// Models whose answers come in another form than `[batch, labels]` of logits.
@Suite struct OutputTests {
    private let directory: TemporaryDirectory
    private let engine: ONNXEngine

    init() throws {
        directory = try TemporaryDirectory()
        engine = try ONNXEngine()
    }

    /// Probabilities of the toy models, each asked as what it is.
    private func probabilities(_ bundle: CacheNetBundle.Bundle, _ role: ModelRole, label: Int) throws -> [Double] {
        let model = try bundle.description.config.classifier(try engine.load(try bundle.read(role)), role: role)
        let frame = try Tensor(
            elementType: .uint8, shape: [1, 3, 4, 4], bytes: (0..<48).map { $0 / 16 == label ? 200 : 30 })
        return softmax(try model.logits(of: frame))
    }

    @Test func modelsThatEndInASoftmaxAreFoundAndNormalisedOnce() throws {
        let plain = try Toy.create(at: directory("plain"))
        let soft = try Toy.create(at: directory("soft")) {
            $0.models[.full] = Toy.file("softmax-full.onnx")
            $0.models[.partition(0)] = Toy.file("softmax-partition-0.onnx")
            $0.models[.fallback] = Toy.file("softmax-fallback.onnx")
        }
        let config = soft.description.config
        #expect(config.full.output == .probabilities)
        #expect(config.fallback?.output == .probabilities)
        #expect(config.partitions.map(\.output) == [.probabilities, nil])
        for label in 0..<3 {
            for role in [ModelRole.full, .partition(0), .fallback] {
                let expected = try probabilities(plain, role, label: label)
                let actual = try probabilities(soft, role, label: label)
                #expect(zip(actual, expected).allSatisfy { abs($0 - $1) < 1e-5 }, "\(role): \(actual), \(expected)")
            }
        }
    }

    @Test func whatAModelEndsInSurvivesANewCalibration() throws {
        let soft = try Toy.create(at: directory("soft")) {
            $0.models[.partition(0)] = Toy.file("softmax-partition-0.onnx")
        }
        let again = try BundleWriter(engine: engine).create(soft.specification, at: directory("again"))
        #expect(again.description.digest == soft.description.digest)
    }

    @Test func bundlesOfLogitsSayNothingOfIt() throws {
        let config = try Toy.create(at: directory("plain")).description.config
        #expect(config.full.output == nil && config.partitions.allSatisfy { $0.output == nil })
    }

    @Test func dimensionsOfOneBehindTheLabelsDoNotMatter() throws {
        let plain = try Toy.create(at: directory("plain"))
        let conv = try Toy.create(at: directory("conv")) { $0.models[.full] = Toy.file("conv-full.onnx") }
        for label in 0..<3 {
            #expect(try probabilities(conv, .full, label: label) == probabilities(plain, .full, label: label))
        }
    }

    @Test func otherOutputsDoNotMatter() throws {
        let plain = try Toy.create(at: directory("plain"))
        let more = try Toy.create(at: directory("more")) { $0.models[.partition(0)] = Toy.file("more-outputs.onnx") }
        for label in 0..<3 {
            #expect(
                try probabilities(more, .partition(0), label: label)
                    == probabilities(plain, .partition(0), label: label))
        }
    }

    @Test func sizesThatAModelLeavesOpenAreGiven() throws {
        let plain = try Toy.create(at: directory("plain"))
        let open = try Toy.create(at: directory("open")) {
            $0.models[.full] = Toy.file("open-full.onnx")
            $0.frameShape = [3, 4, 4]
        }
        #expect(open.description.config.input.shape == [3, 4, 4])
        for label in 0..<3 {
            #expect(try probabilities(open, .full, label: label) == probabilities(plain, .full, label: label))
        }
        let error = #expect(throws: BundleError.self) {
            try Toy.create(at: directory("ask")) {
                $0.models[.full] = Toy.file("open-full.onnx")
                $0.frameShape = nil
            }
        }
        #expect(error?.message.contains("expected [batch] and fixed dimensions, or an input shape") == true)
    }

    @Test func floatsWithChannelsLastAndNoLayoutAreAskedAbout() throws {
        let calibration = try CalibrationFile.load(directory: Toy.file("float-nhwc"))
        var specification = try calibration.specification(
            name: BundleName("f"), preprocess: try Preprocess(elementType: .float32, layout: .channelsLast))
        specification.preprocess = try Preprocess(elementType: .float32)
        specification.frameShape = nil
        let error = #expect(throws: BundleError.self) {
            try BundleWriter(engine: engine).create(specification, at: directory("f"))
        }
        #expect(error?.code == .invalidSpecification)
        #expect(error?.message.contains("looks like channels last") == true, "\(error?.message ?? "")")
    }

    @Test(arguments: [ModelRole.full, .partition(0), .fallback])
    func modelsThatAnswerNaNAreRefused(role: ModelRole) throws {
        let error = #expect(throws: BundleError.self) {
            try Toy.create(at: directory("nan")) { $0.models[role] = Toy.file("nan.onnx") }
        }
        #expect(error?.code == .invalidModel)
        #expect(error?.message.contains("nan.onnx: logits of a black frame: expected finite numbers, got nan") == true)
    }

    @Test func modelsWithTooFewOutputsAreRefusedWhenTheyAreLoaded() throws {
        let config = try Toy.create(at: directory("plain")).description.config
        let encoder = try engine.load(try ModelFile.read(Toy.file("encoder.onnx")))
        let error = #expect(throws: BundleError.self) { try config.classifier(encoder, role: .partition(0)) }
        #expect(error?.code == .invalidModel)
        #expect(error?.message.contains("partition/0: ") == true)
        let partition = try engine.load(try ModelFile.read(Toy.file("partition-0.onnx")))
        #expect(throws: BundleError.self) { try config.codeModel(partition) }
    }
}
