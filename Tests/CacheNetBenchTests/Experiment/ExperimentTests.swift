import CacheNetBench
import CacheNetBundle
import CacheNetCalibration
import CacheNetData
import CacheNetDevice
import CacheNetEmulation
internal import CacheNetRivals
import Foundation
import Testing

@Suite(.timeLimit(.minutes(15)))
struct ExperimentTests {
    private static let conditions = ExperimentConditions(
        bundles: [.init(name: "toy", version: "sha256:0", partitionBytes: [])], source: "colours", configuration: [:],
        versions: [:], machine: [:],
        started: "2026-01-01T00:00:00Z", planned: 4, withinMs: 20_000)

    private static func experiment(_ bundle: CacheNetBundle.Bundle, port: Int) throws -> Experiment {
        let plan = ExperimentPlan(
            links: [try LinkProfile(parsing: "ethernet")], devices: [try DeviceProfile(parsing: "same")],
            streams: [.drawn(StreamSettings(.independent, dwell: 1)), .drawn(StreamSettings(.independent, dwell: 20))],
            seeds: [1, 2], frames: 30)
        #expect(plan.combinations.map(\.seed) == [1, 2, 1, 2])
        return Experiment(
            plan,
            setup: ComparisonSetup(
                bundle: bundle, server: ServerAddress(port: port), serverProcess: getpid(), link: plan.links[0],
                device: plan.devices[0],
                baselines: [.fallbackOnly], configuration: DeviceConfiguration(mode: .live(deadline: .seconds(20)))))
    }

    @Test func everyCombinationIsReportedAsItIsDone() async throws {
        try await ToyServer.run { bundle, port in
            var done: [Int] = []
            let report = try await Self.experiment(bundle, port: port).run(
                ColourDataset(), conditions: Self.conditions, showsProgress: false
            ) { (step: Experiment.Step) throws in
                done.append(step.report.results.runs.count)
                #expect(step.isComplete && step.index == done.count - 1)
                // What a reader finds after each comparison is whole.
                #expect(try ExperimentResults(json: step.report.results.json()) == step.report.results)
                #expect(try step.report.html().hasSuffix("</html>\n"))
            }
            #expect(done == [1, 2, 3, 4])
            #expect(report.results.settings.map(\.setting.dwell) == [1, 20])
            #expect(report.results.settings.allSatisfy { $0.seeds == [1, 2] && $0.methods.count == 4 })
            // This very process is the server, and it computed.
            let edge = try #require(report.results.runs[0].methods.first { $0.method == .edgeOnly })
            #expect(try #require(edge.serverCpuMsPerFrame) > 0)
            #expect(try #require(report.results.runs[0].memory.serverPeakBytes) > 0)
            #expect(try report.html().contains("What locality brings"))
        }
    }

    @Test func capacitiesAreSettingsOfTheirOwn() async throws {
        try await ToyServer.run { bundle, port in
            let (link, device) = (try LinkProfile(parsing: "ethernet"), try DeviceProfile(parsing: "same"))
            let experiment = Experiment(
                ExperimentPlan(
                    links: [link], devices: [device], variants: CacheVariant.all(capacities: [1, 2]),
                    streams: [.drawn(StreamSettings(.independent, dwell: 5))],
                    frames: 50),
                setup: ComparisonSetup(
                    bundle: bundle, server: ServerAddress(port: port), link: link, device: device,
                    configuration: DeviceConfiguration(mode: .live(deadline: .seconds(20)))))
            let report = try await experiment.run(ColourDataset(), conditions: Self.conditions, showsProgress: false) {
                _ in
            }
            #expect(report.results.settings.map(\.setting.capacity) == [1, 2])
            // With room for both of the toy's partitions none has to go.
            let ours = report.results.runs.map { run in run.methods.first { $0.method == .cacheNet } }
            #expect(try #require(ours[1]).evictions == 0)
            #expect(report.results.csv.contains(",\"independent, dwell 5\",independent,5.0,,2,,,,1,50,true,cachenet,"))
            #expect(try report.html().contains("independent, dwell 5, ethernet, same, capacity 2"))
        }
    }

    @Test func cancellingKeepsWhatIsDone() async throws {
        try await ToyServer.run { bundle, port in
            let experiment = try Self.experiment(bundle, port: port)
            let task = Task {
                try await experiment.run(ColourDataset(), conditions: Self.conditions, showsProgress: false) { step in
                    if step.index == 1 { withUnsafeCurrentTask { $0?.cancel() } }
                }
            }
            let report = try await task.value
            #expect(report.results.runs.count == 2)
            #expect(try report.html().contains("Not complete: 2 of 4"))
        }
    }
}
