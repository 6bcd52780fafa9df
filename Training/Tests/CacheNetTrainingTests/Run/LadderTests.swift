import CacheNetBundle
import CacheNetCalibration
import CacheNetCore
import Foundation
import Testing

@testable import CacheNetTraining

/// Which models devices get: as planned, or as a search finds.
@Suite(.serialized) struct LadderTests {
    let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    private var plan: TrainingPlan { SmallRun.plan(output: directory("small.bundle")) }

    @Test func withoutPartitionsTheFallbackModelIsAllThatADeviceHas() throws {
        var plan = plan
        plan.ladder.partitions = 0
        let report = try SmallRun.start(plan, in: directory("run")).run()

        let bundle = try Bundle.open(at: plan.output)
        try bundle.verify()
        #expect(bundle.description.roles == [.full, .fallback])
        #expect(bundle.description.config.belief?.profile.partitions.isEmpty == true)
        #expect(report.models.map(\.name) == ["full", "fallback"])
        #expect(report.codes == nil && report.ownPartitionAccuracy == nil)
        #expect(try !report.text().contains("partition"))
        // What is done is taken up again.
        #expect(try SmallRun.resume(directory("run")).run() == report)
    }

    @Test func partitionsMayBeSmallerThanTheFallbackModel() throws {
        var plan = plan
        plan.ladder = Ladder(fallback: "resnet:6x1", partition: "resnet:4x1", partitions: 2)
        let report = try SmallRun.start(plan, in: directory("run")).run()
        let costs = Dictionary(uniqueKeysWithValues: report.models.map { ($0.name, $0.megaMACs ?? 0) })
        #expect(try #require(costs["partition-0"]) < #require(costs["fallback"]))
        #expect(costs["partition-0"] == costs["partition-1"])
    }

    @Test func aSearchTriesLaddersAndTrainsTheBest() throws {
        var plan = plan
        plan.search = LadderSearch(networks: ["resnet:4x1", "resnet:6x1"], partitions: [2], epochs: 0.5)
        let report = try SmallRun.start(plan, in: directory("run")).run()

        let files = RunDirectory(path: directory("run"))
        let candidates = try files.readJSON([LadderCandidate].self, from: files.candidates)
        let alone = candidates.filter { $0.ladder.partitions == 0 }
        #expect(alone.map(\.ladder.fallback) == ["resnet:4x1", "resnet:6x1"])
        #expect(alone.allSatisfy { $0.rivals.map(\.gate) == ["cascade", "cascade + filter"] })
        #expect(alone[0].bytes < alone[1].bytes && alone[0].multiplyAccumulates < alone[1].multiplyAccumulates)
        #expect(candidates.contains { $0.ladder.partitions == 2 })
        #expect(candidates.allSatisfy { $0.belief.milliseconds > 0 && (0...1).contains($0.accuracy) })

        let best = try #require(candidates.best(keeping: plan.calibration.promise)).ladder
        let config = try Bundle.open(at: plan.output).description.config
        #expect(config.partitions.count == best.partitions)
        #expect(report.models.count { $0.name.hasPrefix("partition-") } == best.partitions)
        let csv = String(decoding: try TemporaryDirectory.read(files.candidatesTable), as: UTF8.self)
        #expect(csv.split(separator: "\n").count == 1 + candidates.reduce(0) { $0 + 1 + $1.rivals.count })
        let chart = String(decoding: try TemporaryDirectory.read(files.candidatesChart), as: UTF8.self)
        #expect(chart.contains("<svg") && chart.contains("\(best)"))
        // What was tried is not among what was trained.
        let curves = String(decoding: try TemporaryDirectory.read(files.curves), as: UTF8.self)
        #expect(curves.contains("fallback") && !curves.contains("trial-"))
        let names = try FileManager.default.contentsOfDirectory(atPath: directory("run"))
        #expect(!names.contains { $0.hasPrefix("trial-") })

        // Times are measured once: who goes on with the run gets the same models.
        try FileManager.default.removeItem(atPath: plan.output)
        #expect(try SmallRun.resume(directory("run")).run() == report)
    }

    @Test func aSearchKeepsToItsBudget() throws {
        var plan = plan
        plan.search = LadderSearch(networks: ["resnet:4x1", "resnet:6x1"], partitions: [2], epochs: 0.5, bytes: 1000)
        expectTrainingError(.invalidConfiguration, containing: "1000 bytes among resnet:4x1, resnet:6x1, got none") {
            _ = try SmallRun.start(plan, in: directory("run")).run()
        }
        for (search, message) in [
            (LadderSearch(link: "string"), "search.link: expected one of ethernet"),
            (LadderSearch(device: "abacus"), "search.device: expected one of same"),
            (LadderSearch(networks: []), "search.networks: expected at least one, got none"),
            (LadderSearch(partitions: [0]), "search.partitions: expected numbers of 1 to 100000, got [0]"),
            (LadderSearch(epochs: 1.5), "search.epochs: expected more than 0 and at most 1, got 1.5"),
        ] {
            plan.search = search
            expectTrainingError(.invalidConfiguration, containing: message) {
                _ = try SmallRun.start(plan, in: directory("other"))
            }
        }
    }

    @Test func theSoonestThatKeepsThePromiseIsTheBest() throws {
        func candidate(_ partitions: Int, loss: Double, gap: Double = 0, milliseconds: Double) throws -> LadderCandidate
        {
            let json = """
                {"ladder": {"fallback": "a", "partition": "a", "partitions": \(partitions), "hasFallback": true},
                 "bytes": 1, "multiplyAccumulates": 1, "accuracy": 1, "rivals": [], "belief": {"gate": "belief", "basis": "certified",
                 "hitRatio": 1, "loss": \(loss), "firstGap": \(gap), "milliseconds": \(milliseconds)}}
                """
            return try JSONDecoder().decode(LadderCandidate.self, from: Data(json.utf8))
        }
        let promise = Promise(risk: 0.005, changeRisk: 0.03)
        let slow = try candidate(0, loss: 0, milliseconds: 3)
        let careless = try candidate(0, loss: 0.01, milliseconds: 1)
        let late = try candidate(0, loss: 0, gap: 0.04, milliseconds: 1)
        #expect([slow, careless, late].best(keeping: promise) == slow)
        // Where none keeps it, speed is all that is left.
        #expect([careless].best(keeping: promise) == careless)
        // Partitions have to be worth what they cost.
        let divided = try candidate(4, loss: 0, milliseconds: 2.9)
        #expect([slow, divided].best(keeping: promise) == slow)
        let better = try candidate(4, loss: 0, milliseconds: 2)
        #expect([slow, divided, better].best(keeping: promise) == better)
        #expect([LadderCandidate]().best(keeping: promise) == nil)
    }
}
