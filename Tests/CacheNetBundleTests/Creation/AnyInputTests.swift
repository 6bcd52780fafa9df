import CacheNetBundle
import CacheNetCore
import CacheNetONNX
import Foundation
import Testing

/// Bundles whose frames are no pictures: type, rank and shape come from the specification, or from the full model.
struct AnyInputTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    private func create(
        _ models: String, _ change: (inout BundleSpecification) -> Void = { _ in }
    ) throws -> BundleConfig {
        let labels = ["low", "middle", "high"]
        var specification = BundleSpecification(
            name: try BundleName(models), labels: labels,
            partitions: [
                .init(id: 0, temperature: 1, threshold: 0.5, classes: ["low", "middle"]),
                .init(id: 1, temperature: 1, threshold: 0.5, classes: ["high"]),
            ],
            models: [
                .full: "\(Toy.fixtures)/\(models)/full.onnx",
                .partition(0): "\(Toy.fixtures)/\(models)/partition-0.onnx",
                .partition(1): "\(Toy.fixtures)/\(models)/partition-1.onnx",
            ])
        change(&specification)
        try BundleWriter(engine: try ONNXEngine()).create(specification, at: directory(models), force: true)
        // What was written is read alike.
        return try CacheNetBundle.Bundle.open(at: directory(models)).description.config
    }

    @Test func theModelSaysWhatFramesAre() throws {
        let sound = try create("sound")
        #expect(sound.input == .init(name: "sound", elementType: .float32, shape: [12]))
        #expect(sound.preprocess == .unchanged(.float32))
        let counts = try create("counts")
        #expect(counts.input == .init(name: "counts", elementType: .int64, shape: [3, 2]))
        #expect(counts.preprocess == .unchanged(.int64))
    }

    @Test func samplesBecomeFloats() throws {
        let scale = try Preprocess(elementType: .float32, scale: 1 / 32_768)
        let sound = try create("sound") {
            $0.frameType = .int16
            $0.preprocess = scale
        }
        #expect(sound.input.format == FrameFormat(elementType: .int16, shape: [12]) && sound.preprocess == scale)
    }

    @Test func refusesWhatTheModelDoesNotTake() {
        func message(_ models: String, _ change: (inout BundleSpecification) -> Void) -> String {
            do { _ = try create(models, change) } catch { return "\(error)" }
            return "nothing"
        }
        #expect(message("sound") { $0.frameType = .int16 }.contains("input sound: expected int16, got float32"))
        #expect(message("counts") { $0.frameShape = [2, 3] }.contains("expected shape [batch] + [2, 3]"))
        #expect(message("counts") { $0.preprocess = .unchanged(.int32) }.contains("preprocess.type: expected float32"))
    }

    @Test func aCalibrationFileMaySayIt() throws {
        let json = """
            {"labels": ["a", "b"], "full": {"file": "full.onnx"},
             "input": {"frame_type": "int16", "shape": [8]}, "preprocess": {"type": "float32", "scale": 0.5},
             "partitions": [{"id": 0, "file": "p.onnx", "temperature": 1, "threshold": 0.5, "classes": ["a"]}]}
            """
        try TemporaryDirectory.write(Array(json.utf8), to: "\(directory.path)/calibration.json")
        let specification = try CalibrationFile.load(directory: directory.path).specification(name: BundleName("s"))
        #expect(specification.frameType == .int16 && specification.frameShape == [8])
        #expect(specification.preprocess.scale == 0.5)
    }
}
