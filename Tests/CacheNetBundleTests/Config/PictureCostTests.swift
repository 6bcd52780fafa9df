import CacheNetBundle
import CacheNetCore
import Foundation
import Testing

struct PictureCostTests {
    private static func cost(_ quality: Int, _ disagreement: Double, records: Int = 1000) -> BundleConfig.PictureCost {
        .init(
            quality: quality, records: records, disagreement: disagreement, accuracyLoss: 0.001,
            bytes: Double(100 * quality))
    }

    private static func plan(
        _ format: FrameEncoding = .automatic(), _ costs: BundleConfig.PictureCost...
    ) throws -> FramePlan {
        try BundleConfig(
            name: BundleName("a"), labels: ["x"], input: .init(name: "i", shape: [3, 4, 4]),
            partitions: [.init(id: 0, temperature: 1, threshold: 1)], pictures: costs
        ).framePlan(for: format)
    }

    @Test func aBundleKeepsThem() throws {
        let directory = try TemporaryDirectory()
        let costs = [Self.cost(75, 0.02), Self.cost(90, 0.004)]
        let bundle = try Toy.create(at: directory("a")) { $0.pictures = costs.reversed() }
        #expect(bundle.description.config.pictures == costs)
        #expect(bundle.specification.pictures == costs)
        // What has none is what it was before there were any.
        let none = try Toy.create(at: directory("b")).description
        #expect(none.config.pictures.isEmpty)
        #expect(!String(decoding: none.configBytes, as: UTF8.self).contains("pictures"))
    }

    @Test func itIsShortForPeople() {
        #expect(
            "\(Self.cost(90, 0.004))"
                == "quality 90: 0.4% of 1000 records answered otherwise, 0.1 points of accuracy lost")
    }

    @Test func automaticTakesTheSmallestThatCostLittleEnough() throws {
        let plan = try Self.plan(.automatic(), Self.cost(75, 0.03), Self.cost(85, 0.01), Self.cost(95, 0.002))
        #expect(plan.quality == 85 && plan.isMeasured)
        #expect(plan.reason?.contains("quality 85: 1.0% of 1000 records") == true)
        #expect(try Self.plan(.automatic(disagreement: 0.04), Self.cost(75, 0.03), Self.cost(85, 0.01)).quality == 75)
    }

    @Test func automaticTakesNothingThatWasNotMeasured() throws {
        #expect(try Self.plan() == .tensors)
        let dear = try Self.plan(.automatic(), Self.cost(90, 0.02), Self.cost(95, 0.012))
        #expect(dear.quality == nil && dear.reason?.contains("at most 1.0%") == true)
        #expect(dear.reason?.contains("got quality 95: 1.2%") == true)
        // So few say nothing.
        #expect(try Self.plan(.automatic(), Self.cost(95, 0, records: 299)).quality == nil)
        #expect(try Self.plan(.automatic(), Self.cost(95, 0, records: 300)).quality == 95)
    }

    /// Pictures that had been JPEG of quality 75 before stay as they are at that quality, and only there.
    @Test func aQualityThatIsBetterThanABetterOneDoesNotCount() throws {
        let plan = try Self.plan(.automatic(), Self.cost(75, 0.003), Self.cost(85, 0.019), Self.cost(90, 0.008))
        #expect(plan.quality == 90)
    }

    @Test func whatIsAskedForIsDoneAndSaid() throws {
        #expect(try Self.plan(.tensor, Self.cost(90, 0)) == .tensors)
        let known = try Self.plan(.jpeg(quality: 90), Self.cost(90, 0.5))
        #expect(known.quality == 90 && !known.isMeasured && known.reason?.contains("50.0% of 1000") == true)
        let unknown = try Self.plan(.jpeg(quality: 80), Self.cost(90, 0.5))
        #expect(unknown.quality == 80 && unknown.reason?.contains("nothing of what quality 80 costs") == true)
    }

    @Test(arguments: [
        (#"{"records":9,"disagreement":0,"bytes":9}"#, "pictures[0].quality"),
        (
            #"{"quality":0,"records":9,"disagreement":0,"bytes":9}"#,
            "pictures[0].quality: expected 1 to 100, got 0"
        ),
        (#"{"quality":9,"records":0,"disagreement":0,"bytes":9}"#, "pictures[0].records: expected at least 1, got 0"),
        (#"{"quality":9,"records":9,"disagreement":2,"bytes":9}"#, "pictures[0].disagreement: expected 0 to 1"),
        (
            #"{"quality":9,"records":9,"disagreement":0,"bytes":9,"accuracyLoss":-2}"#,
            "pictures[0].accuracyLoss: expected -1 to 1"
        ),
        (#"{"quality":9,"records":9,"disagreement":0,"bytes":-1}"#, "pictures[0].bytes: expected a finite number"),
        (
            #"{"quality":9,"records":9,"disagreement":0,"bytes":1},{"quality":9,"records":9,"disagreement":0,"bytes":1}"#,
            "pictures[1].quality: expected each once, got 9 again"
        ),
    ])
    func valuesAreChecked(json: String, named: String) throws {
        var document = Documents.config()
        document["pictures"] = "@"
        let text = String(decoding: try Documents.bytes(document), as: UTF8.self)
            .replacingOccurrences(of: "\"@\"", with: "[\(json)]")
        let error = #expect(throws: BundleError.self) {
            try BundleConfig(parsing: Array(text.utf8), file: "config.json")
        }
        #expect(error?.message.hasPrefix("config.json: \(named)") == true, "\(error?.message ?? "none")")
    }
}
