import CacheNetBundle
import CacheNetCore
import CacheNetData
import CacheNetDevice
import CacheNetONNX
import Foundation
import Testing

/// A device and an edge server over loopback, frame by frame against what another implementation computed.
@Suite(.enabled(if: SharedData.isPresent, "../shared/data is not here: nothing to compare with"), .serialized)
struct OracleTests {
    /// Five streams; capacities 1 to 4 with agreement 1, and capacity 1 with agreement 2.
    @Test(.timeLimit(.minutes(15)))
    func synchronousRunsEqualTheReference() async throws {
        let dataset = try CIFAR10Dataset(directory: SharedData.cifar10.path)
        let summaries = try Reference.summaries()
        // All devices of a stream see the same pictures.
        let engine = RememberingEngine(try ONNXEngine())
        let edge = try await LoopbackEdge(models: SharedData.models, name: "cifar10", engine: engine)
        let compared = try await withThrowingTaskGroup(of: Int.self) { streams in
            for dwell in Reference.dwells {
                let summary = try #require(summaries[dwell])
                streams.addTask { try await self.compare(dwell, with: summary, of: dataset, edge) }
            }
            return try await streams.reduce(0, +)
        }
        try await edge.stop()
        #expect(compared == 25)
        try "\(compared)\n".write(to: SharedData.oracleReport, atomically: true, encoding: .utf8)
    }

    /// - Returns: how many devices were compared.
    private func compare(
        _ dwell: Int, with summary: Reference.Summary, of dataset: CIFAR10Dataset, _ edge: LoopbackEdge
    ) async throws -> Int {
        let rows = try Reference.rows(dwell: dwell)
        for capacity in 1...4 {
            let device = try await edge.device(
                .init(mode: .synchronous, capacity: CacheCapacity(partitions: capacity)), startingWith: 0)
            let report = try await follow(rows, of: dataset, on: device, comparing: true)
            #expect(
                report.downloads == summary.downloads["capacity\(capacity)"], "dwell \(dwell), capacity \(capacity)")
            #expect(abs(report.outcomes.hitRatio - summary.hitRatio) < 1e-9)
        }
        let device = try await edge.device(.init(mode: .synchronous), gate: .fixed(agreement: 2), startingWith: 0)
        let report = try await follow(rows, of: dataset, on: device, comparing: false)
        #expect(report.downloads == summary.agree2.downloads, "dwell \(dwell), agreement 2")
        #expect(abs(report.outcomes.hitRatio - summary.agree2.hitRatio) < 1e-9, "dwell \(dwell), agreement 2")
        return 5
    }

    private func follow(
        _ rows: [Reference.Row], of dataset: CIFAR10Dataset, on device: Device, comparing: Bool
    ) async throws -> DeviceStatistics {
        try await withTaskExecutorPreference(device.executor) {
            var differences: [String] = []
            for (frame, row) in rows.enumerated() {
                let answer = try await device.infer(dataset.pixels(of: row.record))
                guard comparing else { continue }
                let label = answer.label.map { dataset.labels[$0] }
                let entropy = try #require(answer.entropy)
                if answer.active != row.active || (answer.origin == .hit) != row.isHit || label != row.answer
                    || answer.next != row.next || abs(entropy - row.entropy) > 1e-3
                {
                    differences.append("frame \(frame): expected \(row), got \(answer)")
                }
            }
            #expect(differences.isEmpty, "\(differences.count) frames differ, first: \(differences.first ?? "")")
            return await device.report
        }
    }
}
