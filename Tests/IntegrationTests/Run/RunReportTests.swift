import Foundation
import Testing

/// `cachenet run --report`: the edge server hears how a device is.
@Suite struct RunReportTests {
    @Test func theServerHearsHowTheDeviceIs() async throws {
        let rig = try await RunRig()
        let server = try ServerProcess(bundle: rig.bundle)
        let outcome = try await rig.run(server.url, "--report", "camera-1")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let metrics = try await CommandLineTool.run(
            ["curl", "-sS", "\(server.url)/metrics"], executable: URL(filePath: "/usr/bin/env")
        ).output
        for name in ["frames", "hits", "misses", "degraded"] {
            let count = Int(try #require(outcome.summary[name]))
            #expect(
                metrics.contains("cachenet_device_\(name)_total{device=\"camera-1\",model=\"toy\"} \(count)\n"),
                "\(metrics)")
        }
        #expect(metrics.contains("cachenet_device_latency_seconds{device=\"camera-1\",model=\"toy\",quantile=\"0.5\"}"))
    }

    @Test(arguments: [("a b", "http://127.0.0.1:1"), ("camera", "grpc://127.0.0.1:1")])
    func whatCannotBeReportedIsSaid(id: String, edge: String) async throws {
        let rig = try await RunRig()
        let server = try ServerProcess(bundle: rig.bundle)
        let outcome = try await rig.run(edge.hasPrefix("grpc") ? edge : server.url, "--report", id)
        #expect(outcome.status != 0)
        #expect(outcome.errors.contains("expected"))
    }
}
