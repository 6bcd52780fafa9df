import CacheNetBundle
import CacheNetCore
import CacheNetONNX
import Testing

@Suite struct BundleWriterTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    @Test func sameInputGivesSameDigest() throws {
        let first = try Toy.create(at: directory("a"))
        let second = try Toy.create(at: directory("b/"))
        #expect(first.description.digest == second.description.digest)
        let other = try Toy.create(at: directory("c")) {
            $0.labels[0] = "scarlet"
            $0.partitions = Self.bare
        }
        #expect(first.description.digest != other.description.digest)
        #expect(TemporaryDirectory.names(in: directory.path) == ["a", "b", "c"])
    }

    @Test func refusesExistingOutput() throws {
        let path = directory("a")
        try Toy.create(at: path)
        #expect { try Toy.create(at: path) } throws: { ($0 as? BundleError)?.code == .alreadyExists }
        let replaced = try Toy.create(at: path, force: true) {
            $0.models[.fallback] = nil
            $0.fallback = nil
        }
        #expect(try CacheNetBundle.Bundle.open(at: path).description.digest == replaced.description.digest)
        #expect(TemporaryDirectory.names(in: directory.path) == ["a"])
    }

    @Test func forceSparesWhatIsNoBundle() throws {
        try TemporaryDirectory.write([1], to: directory("precious"))
        #expect { try Toy.create(at: directory.path, force: true) } throws: {
            ($0 as? BundleError)?.code == .alreadyExists
        }
        #expect(TemporaryDirectory.names(in: directory.path) == ["precious"])
    }

    @Test func hintComesFromEncoderOrClasses() throws {
        try Toy.create(at: directory("classes")) { $0.models[.full] = Toy.file("full-nocode.onnx") }
        let bundle = try Toy.create(at: directory("encoder")) {
            $0.models[.full] = Toy.file("full-nocode.onnx")
            $0.models[.encoder] = Toy.file("encoder.onnx")
            $0.partitions = Self.bare
        }
        #expect(bundle.description.model(.encoder) != nil)
        try refuses(.invalidSpecification, naming: "partitions[0].classes") {
            $0.models[.full] = Toy.file("full-nocode.onnx")
            $0.partitions = Self.bare
        }
    }

    @Test func takesShapeAndNameFromTheModel() throws {
        let given = try Toy.create(at: directory("a"))
        let taken = try Toy.create(at: directory("b")) {
            $0.frameShape = nil
            $0.inputName = nil
        }
        #expect(given.description.digest == taken.description.digest)
    }

    @Test func floatModelsNeedPreprocess() throws {
        let calibration = try CalibrationFile.load(directory: Toy.file("float-nhwc"))
        #expect { _ = try calibration.specification(name: BundleName("f")) } throws: {
            ($0 as? BundleError)?.message.contains("preprocess: expected") ?? false
        }
        let preprocess = try Preprocess(elementType: .float32, layout: .channelsLast, scale: 1 / 255)
        let specification = try calibration.specification(name: BundleName("f"), preprocess: preprocess)
        let bundle = try BundleWriter(engine: try ONNXEngine()).create(specification, at: directory("f"))
        #expect(bundle.description.config.input.shape == [3, 4, 4])
        #expect(bundle.description.config.preprocess == preprocess)
    }

    @Test func namesWhatIsWrong() throws {
        try refuses(.missing, naming: "nothing.onnx") { $0.models[.full] = Toy.file("nothing.onnx") }
        try refuses(.invalidModel, naming: "calibration.json") { $0.models[.full] = Toy.file("calibration.json") }
        try refuses(.fileSystem, naming: "regular file") { $0.models[.full] = Toy.directory }
        try refuses(.invalidModel, naming: "inputs") { $0.models[.partition(0)] = Toy.file("two-inputs.onnx") }
        try refuses(.invalidModel, naming: "partition-0.onnx") {
            $0.models[.encoder] = Toy.file("partition-0.onnx")
        }
        try refuses(.invalidModel, naming: "logits") { $0.labels.append("violet") }
        try refuses(.invalidModel, naming: "input image") { $0.frameShape = [3, 5, 5] }
        try refuses(.invalidModel, naming: "expected picture") { $0.inputName = "picture" }
        try refuses(.invalidModel, naming: "code") { specification in
            specification.partitions.append(.init(id: 2, temperature: 1, threshold: 1))
            specification.models[.partition(2)] = Toy.file("partition-0.onnx")
        }
        try refuses(.invalidSpecification, naming: "partition/1") { $0.models[.partition(1)] = nil }
        try refuses(.invalidSpecification, naming: "partition/7") { $0.models[.partition(7)] = "x" }
        try refuses(.invalidConfig, naming: "partitions[0].threshold") {
            $0.partitions[0] = .init(id: 0, temperature: 1, threshold: .nan)
        }
    }

    private static var bare: [BundleConfig.Partition] {
        (0..<2).map { .init(id: $0, temperature: 1, threshold: 0.5) }
    }

    private func refuses(
        _ code: BundleError.Code, naming text: String, _ change: (inout BundleSpecification) -> Void,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let error = #expect(throws: BundleError.self, sourceLocation: sourceLocation) {
            try Toy.create(at: directory("refused"), change)
        }
        #expect(error?.code == code, "\(error?.message ?? "")", sourceLocation: sourceLocation)
        #expect(error?.message.contains(text) == true, "\(error?.message ?? "")", sourceLocation: sourceLocation)
        #expect(!TemporaryDirectory.names(in: directory.path).contains { $0.hasPrefix("refused") })
    }
}
