import CacheNetData
internal import CacheNetRivals
import Foundation
import Testing

@testable import CacheNetBench

struct ExperimentResultsTests {
    private static func results(_ runs: [ExperimentRun]) -> ExperimentResults {
        var results = ExperimentResults(SyntheticResults.conditions(planned: runs.count))
        for run in runs { results.add(run) }
        return results
    }

    @Test func seedsOfASettingAreOneSummary() throws {
        let setting = SyntheticResults.setting(dwell: 50)
        let results = Self.results([
            SyntheticResults.run(setting, seed: 1, milliseconds: [12, 8, 6, 4]),
            SyntheticResults.run(setting, seed: 2, milliseconds: [12, 8, 6, 2]),
            SyntheticResults.run(SyntheticResults.setting(dwell: 1), milliseconds: [12, 8, 6, 16]),
        ])
        #expect(results.settings.count == 2)
        let summary = results.settings[0]
        #expect(summary.seeds == [1, 2])
        #expect(summary[.cacheNet]?[.meanMs]?.mean == 3)
        // Half the difference is 1: 12.7062 * sqrt(2) / sqrt(2).
        #expect(abs(try #require(summary[.cacheNet]?[.meanMs]?.halfWidth) - 12.706205) < 1e-6)
        #expect(summary.better == .edgeOnly)
        #expect(summary.ratio(against: .edgeOnly)?.speedUp.mean == 3)
        #expect(summary.ratio(against: .cascade)?.speedUp.mean == 2.25)
        #expect(abs(try #require(summary.ratio(against: .edgeOnly)?.accuracyPoints?.mean) + 10) < 1e-9)
    }

    @Test func whoBeatsCacheNetIsNamed() {
        let results = Self.results([
            SyntheticResults.run(SyntheticResults.setting(dwell: 50)),
            // Slower than the cascade, which is as accurate, and than edge-only, which is more so.
            SyntheticResults.run(SyntheticResults.setting(dwell: 1), milliseconds: [12, 8, 6, 9]),
        ])
        #expect(results.settings[0].winners.isEmpty)
        #expect(results.settings[1].winners.map(\.method) == [.edgeOnly, .cascade])
        #expect(results.settings[1].better == .edgeOnly)
    }

    @Test func jsonComesBackAsItWent() throws {
        let results = Self.results([
            SyntheticResults.run(SyntheticResults.setting(dwell: 1.5), seed: .max),
            SyntheticResults.run(SyntheticResults.setting(dwell: nil)),
            SyntheticResults.run(
                ExperimentSetting(
                    link: "wifi", device: "pi4", stream: "uniform", kind: .uniform, dwell: nil, bundle: "a",
                    capacity: 2, policy: "lfu",
                    gate: "fixed")),
        ])
        let json = try results.json()
        #expect(try ExperimentResults(json: json) == results)
        let document = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(document["schema"] as? Int == 4)
        let methods = ((document["settings"] as? [[String: Any]])?.first?["methods"] as? [[String: Any]])
        let figures = try #require(methods?.last?["figures"] as? [String: Any])
        #expect((figures["points_against_full"] as? [String: Double])?.keys.contains("mean") == true)
        #expect(figures["downloads"] == nil)
        #expect(throws: BenchError.self) {
            try ExperimentResults(json: json.replacing("\"schema\" : 4", with: "\"schema\" : 1"))
        }
    }

    @Test func theCSVHasALineForEachMethodOfEachRun() throws {
        let results = Self.results([SyntheticResults.run(SyntheticResults.setting(dwell: nil), seed: 7)])
        let lines = results.csv.split(separator: "\n")
        #expect(lines.count == 5)
        #expect(
            lines[0].hasPrefix(
                "link,device,stream,kind,dwell,bundle,capacity,policy,gate,start,seed,frames,complete,method,accuracy,")
        )
        // Quotes in a field are doubled.
        #expect(
            lines[4].hasPrefix(
                "wifi,pi4,\"file <script>alert(\"\"x\"\")</script> & 'walkers'\",,,,,,,,7,10,true,cachenet,0.8,"))
        #expect(lines[0].split(separator: ",").count == 14 + ReportedFigure.allCases.count)
    }

    @Test func whatWasCutOffCountsOnlyAlone() {
        let (first, second) = (SyntheticResults.setting(dwell: 50), SyntheticResults.setting(dwell: 1))
        let results = Self.results([
            SyntheticResults.run(first, seed: 1), SyntheticResults.run(first, seed: 2, isComplete: false),
            SyntheticResults.run(second, isComplete: false),
        ])
        #expect(results.runs.map(\.setting) == [first, second])
    }
}
