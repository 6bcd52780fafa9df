import CacheNet
import CacheNetTestKit
import Foundation

/// A device with a gate of one's own, on the toy models beside this package. No server is needed: edge and registry are
/// in this process.
@main
struct OwnGate {
    static func main() async {
        do {
            try await run()
        } catch {
            try? FileHandle.standardError.write(contentsOf: Data("own-gate: \(error)\n".utf8))
            exit(1)
        }
    }

    private static func run() async throws {
        let violations = GateConformance.violations(partitions: 2, labels: 3) { PatientGate(patience: 2) }
        print(violations.isEmpty ? "the gate keeps every rule" : violations.joined(separator: "\n"))

        let directory = FileManager.default.temporaryDirectory.appending(path: "own-gate-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let engine = try ONNXEngine()
        let bundle = try BundleWriter(engine: engine).create(
            try CalibrationFile.load(directory: toy.path).specification(name: BundleName("toy")),
            at: directory.appending(path: "toy.bundle").path)

        let edge = try InProcessEdge(bundle, engine: engine)
        var parts = DeviceParts(registry: bundle, engine: engine) { _ in edge }
        parts.gate = { _ in PatientGate(patience: 2) }
        let device = try await Device(parts, configuration: DeviceConfiguration(mode: .synchronous))
        // Red, green and blue frames, fifty of each at a time.
        for index in 0..<600 { _ = try await device.infer(try frame(colour: index / 50 % 3)) }
        let report = await device.report
        await device.shutdown()
        print(
            "\(report.outcomes.frames) frames: \(report.outcomes.hits) hits, \(report.outcomes.misses) misses, "
                + "\(report.downloads) downloads; \(report.audits.agreed) of \(report.audits.audits) audits agreed")
    }

    private static let toy = URL(filePath: #filePath)
        .deletingLastPathComponent().appending(path: "../../../toy").standardizedFileURL

    private static func frame(colour: Int) throws -> Tensor {
        try Tensor(
            elementType: .uint8, shape: [1, 3, 32, 32], bytes: (0..<3072).map { $0 / 1024 == colour ? 250 : 5 })
    }
}
