import CacheNetCore
import Foundation
import Testing

/// Sound in place of pictures, from files of NumPy's to answers, as a user goes.
@Suite(.serialized) struct TensorStreamTests {
    private static let models = SharedData.package.appending(path: "Tests/Fixtures/sound")

    /// Twelve samples of which one third is loud; ten records of a label follow one another.
    private static func write(_ split: String, count: Int, to directory: URL) throws {
        var samples: [Int16] = []
        var labels: [Int32] = []
        for record in 0..<count {
            let label = record / 10 % 3
            labels.append(Int32(label))
            samples += (0..<12).map { $0 / 4 == label ? Int16(8_000 + record * 37 % 3_000) : Int16($0 * 10) }
        }
        func save(_ name: String, _ type: String, _ shape: String, _ bytes: [UInt8]) throws {
            let header = Array("{'descr': '\(type)', 'fortran_order': False, 'shape': \(shape), }\n".utf8)
            let file = [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.count), 0] + header + bytes
            try Data(file).write(to: directory.appending(path: "\(name).npy"))
        }
        try save(split, "<i2", "(\(count), 12)", samples.withUnsafeBytes { [UInt8]($0) })
        try save("\(split)-labels", "<i4", "(\(count),)", labels.withUnsafeBytes { [UInt8]($0) })
        try Data("low\nmiddle\nhigh\n".utf8).write(to: directory.appending(path: "labels.txt"))
    }

    @Test(.timeLimit(.minutes(15)))
    func soundIsPackedCalibratedServedAndRun() async throws {
        let directory = try TemporaryDirectory()
        let data = directory.url.appending(path: "words")
        try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
        try Self.write("calibration", count: 300, to: data)
        try Self.write("test", count: 200, to: data)
        let source = "tensors:\(data.path)"
        let bundle = directory.url.appending(path: "sound.bundle")
        func model(_ name: String) -> String { Self.models.appending(path: name).path }

        let inspected = try await CommandLineTool.run(["dataset", "inspect", source])
        #expect(inspected.status == 0 && inspected.output.contains("shape   12 of int16"), "\(inspected.errors)")
        let created = try await CommandLineTool.run([
            "bundle", "create", "--full", model("full.onnx"), "--partition", model("partition-0.onnx"), "--classes",
            "low,middle", "--partition", model("partition-1.onnx"), "--classes", "high", "--labels", "low,middle,high",
            "--input-type", "int16", "--preprocess", #"{"type": "float32", "scale": 3.0517578125e-05}"#, "--output",
            bundle.path,
        ])
        #expect(created.status == 0, "\(created.errors)")
        let input = try await CommandLineTool.run(["bundle", "inspect", bundle.path])
        #expect(input.output.contains("sound: int16 [12], models take float32"))
        let calibrated = try await CommandLineTool.run([
            "calibrate", "--bundle", bundle.path, "--dataset", source, "--risk", "0.05", "--frames", "100",
        ])
        #expect(calibrated.status == 0, "\(calibrated.errors)")

        let server = try ServerProcess(bundle: bundle, options: ["--grpc-port", "0"])
        defer { server.kill() }
        let grpc = "grpc://\(try #require(server.grpcAddress))"
        for edge in [[server.url], [grpc, "--registry", "\(server.url)/sound"]] {
            let outcome = try await CommandLineTool.run(
                ["run", "--source", source, "--synchronous", "--json", "--frames", "200", "--edge"] + edge)
            #expect(outcome.status == 0, "\(outcome.errors)")
            let summary = try JSONDecoder().decode([String: Double].self, from: Data(outcome.output.utf8))
            #expect(try #require(summary["hits"]) > 100)
            #expect(try #require(summary["misses"]) > 0)
            #expect(try #require(summary["accuracy"]) > 0.95)
        }

        let video = try await CommandLineTool.run([
            "run", "--edge", server.url, "--source", "frames:\(directory.url.path)",
        ])
        #expect(video.status != 0 && video.errors.contains("expected a bundle that takes pictures"), "\(video.errors)")
    }

    @Test func whatIsNoPictureHasNoSheetAndNoTracks() async throws {
        let directory = try TemporaryDirectory()
        try Self.write("test", count: 30, to: directory.url)
        let source = "tensors:\(directory.url.path)"
        let sheet = try await CommandLineTool.run([
            "dataset", "inspect", source, "--sheet", directory.url.appending(path: "sheet.png").path,
        ])
        #expect(sheet.status != 0 && sheet.errors.contains("expected pictures, got int16 [12]"), "\(sheet.errors)")
        let bundle = try ToyBundle()
        let server = try ServerProcess(bundle: bundle.url)
        defer { server.kill() }
        let run = try await CommandLineTool.run(["run", "--edge", server.url, "--source", source])
        #expect(
            run.status != 0
                && run.errors.contains("expected frames of uint8 [3, 4, 4] as the bundle has it, got int16 [12]"),
            "\(run.errors)")
    }
}
