import CacheNetReport
import Testing

struct StreamTimelineTests {
    private static func timeline(
        truth: [Int?] = [0, 0, 1, 1], active: [Int?] = [nil, 0, 0, 1], milliseconds: [Double] = [9, 1, 9, 1]
    ) throws -> StreamTimeline {
        try StreamTimeline(
            title: "t", subtitle: "s", partitions: ["cats & dogs", "ships"], truth: truth, active: active,
            outcomes: [.miss, .hit, .miss, .hit], latencies: [.init("CacheNet", milliseconds: milliseconds)])
    }

    @Test func framesOfOnePartitionAreOneArea() throws {
        let svg = try #require(SVGReader(try Self.timeline().svg()))
        // A legend sample and one area in each band: the first frame had no partition active.
        let (first, second) = (svg.all("rect", style: "fill f0"), svg.all("rect", style: "fill f1"))
        #expect(first.count == 3 && second.count == 3)
        let widths = try (first + second).map { try #require(Double($0.attributes["width"] ?? "")) }
        #expect(widths[1] == widths[2] && widths[4] == 2 * widths[5])
        // Two hits and two misses, none beside its like.
        #expect(svg.all("rect", style: "mark").count == 4)
    }

    @Test func shareAndNamesAreSaid() throws {
        let texts = try #require(SVGReader(try Self.timeline().svg())).texts()
        #expect(texts.contains { $0.hasPrefix("hit:") && $0.hasSuffix("50.0%") })
        #expect(texts.contains("cats & dogs"))
        #expect(!texts.contains { $0.hasPrefix("degraded") })
    }

    @Test func aLongStreamIsNoLargerThanItsPicture() throws {
        let count = 100_000
        let svg = try StreamTimeline(
            title: "t", subtitle: "", partitions: ["a", "b"], truth: (0..<count).map { $0 % 2 },
            active: (0..<count).map { $0 / 3 % 2 }, outcomes: (0..<count).map { $0 % 7 == 0 ? .miss : .hit },
            latencies: [.init("a", milliseconds: .init(repeating: 1, count: count))]
        ).svg()
        #expect(svg.utf8.count < 500_000)
    }

    @Test func partsThatDoNotFitAreRefused() {
        #expect(throws: ReportError.self) { try Self.timeline(truth: [0, 0, 1]) }
        #expect(throws: ReportError.self) { try Self.timeline(active: [0, 0, 0, 2]) }
        #expect(throws: ReportError.self) { try Self.timeline(milliseconds: [1, 1, .nan, 1]) }
    }
}
