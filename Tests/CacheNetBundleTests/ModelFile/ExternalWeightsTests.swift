import CacheNetBundle
import CacheNetCore
import CacheNetFormats
import CacheNetONNX
import Foundation
import Testing

/// Models whose weights lie in files beside them, as PyTorch writes them by default.
@Suite struct ExternalWeightsTests {
    private let directory: TemporaryDirectory
    private let engine: ONNXEngine

    init() throws {
        directory = try TemporaryDirectory()
        engine = try ONNXEngine()
        for name in TemporaryDirectory.names(in: Toy.file("external")) {
            try FileManager.default.copyItem(atPath: Toy.file("external/\(name)"), toPath: directory(name))
        }
    }

    @Test func weightsArePackedIntoTheModel() throws {
        let frame = try Tensor(
            elementType: .uint8, shape: [1, 3, 4, 4], bytes: (0..<48).map { UInt8($0 < 16 ? 200 : 30) })
        for name in ["full", "partition-0", "partition-1"] {
            let packed = try engine.load(try ModelFile.read(directory("\(name).onnx")))
            let whole = try engine.load(try ModelFile.read(Toy.file("\(name).onnx")))
            #expect(try packed.run(frame) == whole.run(frame))
        }
    }

    @Test func modelsWithTheirWeightsStayAsTheyAre() throws {
        let model = try ModelFile.read(Toy.file("full.onnx"))
        #expect(try model.withUnsafeBytes { [UInt8]($0) } == TemporaryDirectory.read(Toy.file("full.onnx")))
    }

    @Test func bundlesWorkWhereverTheFilesWere() throws {
        let specification = try CalibrationFile.load(directory: directory.path).specification(
            name: BundleName("packed"))
        let bundle = try BundleWriter(engine: engine).create(specification, at: directory("packed.bundle"))
        for name in ["full", "partition-0", "partition-1"] {
            try FileManager.default.removeItem(atPath: directory("\(name).onnx.data"))
        }
        try bundle.verify()
        for role in bundle.description.roles { _ = try engine.load(try bundle.read(role)) }
    }

    /// The engine looks for no file, wherever the process runs: a name inside a model must never choose one.
    @Test func enginesOpenNoFileThatAModelNames() throws {
        let bytes = ModelBytes(try TemporaryDirectory.read(Toy.file("external/full.onnx")))
        #expect(throws: EngineError.self) { try engine.load(bytes) }
        #expect(throws: EngineError.self) { try engine.prepare(bytes) }
    }

    @Test func missingWeightsAreNamed() throws {
        try FileManager.default.removeItem(atPath: directory("full.onnx.data"))
        let error = #expect(throws: BundleError.self) { try ModelFile.read(directory("full.onnx")) }
        #expect(error?.code == .invalidModel)
        #expect(error?.message.contains("expected its weights in \(directory("full.onnx.data"))") == true)
    }

    @Test func weightsThatEndTooSoonAreNamed() throws {
        try TemporaryDirectory.write([1, 2], to: directory("full.onnx.data"))
        let error = #expect(throws: BundleError.self) { try ModelFile.read(directory("full.onnx")) }
        #expect(error?.message.contains("got a file of 2 bytes") == true, "\(error?.message ?? "")")
    }

    @Test(arguments: ["../full.onnx.da", "/etc/hostname//", "./../../etc/hos"])
    func weightsElsewhereAreRefused(location: String) throws {
        // The names are as long as the one that they replace, so the file's lengths still hold.
        let name = String(location.prefix("full.onnx.data".utf8.count))
            .padding(toLength: "full.onnx.data".utf8.count, withPad: "x", startingAt: 0)
        var bytes = try TemporaryDirectory.read(directory("full.onnx"))
        let old = Array("full.onnx.data".utf8)
        for start in bytes.indices.dropLast(old.count) where bytes[start..<start + old.count].elementsEqual(old) {
            bytes.replaceSubrange(start..<start + old.count, with: Array(name.utf8))
        }
        try TemporaryDirectory.write(bytes, to: directory("full.onnx"))
        let error = #expect(throws: BundleError.self) { try ModelFile.read(directory("full.onnx")) }
        #expect(
            error?.message.contains("expected a file in the model's directory, got \"\(name)\"") == true,
            "\(error?.message ?? "")")
    }

    /// What is no ONNX file at all is for the engine to refuse, not for this reader to stumble over.
    @Test(arguments: [
        [UInt8](), [0x3a, 0xff, 0xff, 0xff, 0xff, 0x7f], [0x3a, 0x05, 1], [UInt8](repeating: 0xff, count: 40),
    ])
    func otherBytesAreLeftAlone(bytes: [UInt8]) throws {
        try TemporaryDirectory.write(bytes, to: directory("other"))
        #expect(try ModelFile.read(directory("other")).withUnsafeBytes { [UInt8]($0) } == bytes)
    }

    @Test func bundlesThatHoldReferencesAreNotIntact() throws {
        let bundle = try Toy.create(at: directory("toy.bundle"))
        let reference = try TemporaryDirectory.read(Toy.file("external/full.onnx"))
        let store = try ContentStore(path: directory("toy.bundle"))
        let full = try store.put(
            reference, mediaType: MediaType.onnx, annotations: [AnnotationKey.role: "\(ModelRole.full)"])
        let old = bundle.description.manifest
        let manifest = ImageManifest(config: old.config, layers: [full] + old.layers.dropFirst())
        let entry = try store.put(try CanonicalJSON.encode(manifest), mediaType: MediaType.imageManifest)
        let error = #expect(throws: BundleError.self) {
            try CacheNetBundle.Bundle(store: store, manifest: entry).verify()
        }
        #expect(error?.code == .invalidModel)
        #expect(error?.message.contains("full: expected weights in the model itself") == true)
    }
}
