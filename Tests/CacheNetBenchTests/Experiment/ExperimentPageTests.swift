import CacheNetStreamRun
import Foundation
import Testing

@testable import CacheNetBench

#if canImport(FoundationXML)
    import FoundationXML
#endif

struct ExperimentPageTests {
    /// Collects text and attributes, and refuses what is not well-formed.
    private final class Reader: NSObject, XMLParserDelegate {
        var names: [String] = []
        var attributes: [String: [String]] = [:]
        var text = ""

        init?(_ html: String) {
            super.init()
            let parser = XMLParser(data: Data(html.utf8))
            parser.delegate = self
            guard parser.parse() else { return nil }
        }

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes values: [String: String]
        ) {
            names.append(name)
            for (key, value) in values { attributes[key, default: []].append(value) }
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
    }

    private static func page(_ runs: [ExperimentRun], planned: Int? = nil) throws -> String {
        var results = ExperimentResults(SyntheticResults.conditions(planned: planned ?? runs.count))
        for run in runs { results.add(run) }
        return try ExperimentReport(results).html()
    }

    @Test func aPageNeedsNothingButItself() throws {
        let html = try Self.page([SyntheticResults.run(SyntheticResults.setting(dwell: 50))])
        let page = try #require(Reader(html))
        #expect(
            Set(page.names).isDisjoint(with: ["script", "link", "img", "iframe", "object", "embed", "image", "use"]))
        #expect(Set(page.attributes.keys).isDisjoint(with: ["src", "href", "srcset", "onclick", "onload"]))
        #expect(!html.contains("url(") && !html.contains("@import"))
        #expect(page.names.count { $0 == "svg" } == 2)
        #expect(page.attributes["name"]?.contains("viewport") == true)
        #expect(html.contains("prefers-color-scheme:dark"))
        // No style sheet within a picture, which the page has once.
        #expect(page.names.count { $0 == "style" } == 1)
    }

    @Test func withoutLabelsNothingIsSaidOfAccuracy() throws {
        let run = SyntheticResults.run(SyntheticResults.setting(dwell: nil), hasLabels: false)
        let page = try #require(Reader(Self.page([run])))
        #expect(!page.text.contains("Accuracy against latency") && !page.text.contains("at least as accurate"))
        #expect(page.text.contains("In no setting was another method faster on average; nobody knows"))
        #expect(page.names.count { $0 == "svg" } == 1)
    }

    @Test func namesFromOutsideStayText() throws {
        let html = try Self.page([SyntheticResults.run(SyntheticResults.setting(dwell: nil))])
        let page = try #require(Reader(html))
        #expect(!page.names.contains("script"))
        #expect(page.text.contains(SyntheticResults.hostile))
        #expect(page.text.contains("a \"gate\", <fixed>"))
    }

    @Test func theHeadlineAndTheDefeatsAreSaid() throws {
        let good = try #require(Reader(Self.page([SyntheticResults.run(SyntheticResults.setting(dwell: 50))])))
        #expect(
            good.text.contains(
                "CacheNet is 2.00 x as fast as edge-only, the better of device-only and edge-only (100% faster)"))
        #expect(good.text.contains("It is 1.50 x as fast as the cascade (50% faster), at the same accuracy."))
        #expect(good.text.contains("In no setting was another method faster"))
        #expect(good.text.contains("One seed"))

        let bad = try #require(
            Reader(
                Self.page([
                    SyntheticResults.run(SyntheticResults.setting(dwell: 1), milliseconds: [12, 8, 6, 9])
                ])))
        #expect(bad.text.contains("0.89 x as fast as edge-only"))
        #expect(bad.text.contains("(slower: it takes 1.12 x as long)"))
        let html = try Self.page([
            SyntheticResults.run(SyntheticResults.setting(dwell: 1), milliseconds: [12, 8, 6, 9])
        ])
        #expect(html.contains("<td>cascade</td><td>6.00</td><td>9.00</td><td>80.0</td><td>80.0</td>"))
        #expect(bad.text.contains("Slower than the better of device-only and edge-only"))
    }

    @Test func aSweepHasCurvesAndIntervals() throws {
        let runs = [1.0, 50].flatMap { dwell in
            [UInt64(1), 2].map { seed in
                SyntheticResults.run(
                    SyntheticResults.setting(dwell: dwell), seed: seed, milliseconds: [12, 8, 6, 4 + Double(seed)])
            }
        }
        let page = try #require(Reader(Self.page(runs, planned: 6)))
        #expect(page.text.contains("What locality brings"))
        #expect(page.text.contains("95% confidence interval over 2 seeds"))
        #expect(page.text.contains("Not complete: 4 of 6"))
        // A point and a distribution for each setting, and three curves.
        #expect(page.names.count { $0 == "svg" } == 7)
    }

    @Test func aScheduleIsTold() throws {
        let conditions = SyntheticResults.conditions(arrivals: try FrameSchedule(framesPerSecond: 30, queue: 4))
        var results = ExperimentResults(conditions)
        results.add(SyntheticResults.run(SyntheticResults.setting(dwell: 50)))
        #expect(try ExperimentResults(json: results.json()).conditions.arrivals == conditions.arrivals)
        let page = try #require(Reader(ExperimentReport(results).html()))
        #expect(page.text.contains("30 frames come each second") && page.text.contains("At most 4 wait for the device"))
        #expect(page.text.contains("take turns every 100 frames"))
        #expect(page.text.contains("answered within 250 ms"))
        #expect(!page.text.contains("Each frame waits for the answer before it"))
    }

    @Test func nothingIsNoReport() {
        #expect(throws: BenchError.self) { try Self.page([]) }
    }
}
