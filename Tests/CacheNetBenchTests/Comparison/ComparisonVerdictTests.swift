import CacheNetCore
import CacheNetData
import Testing

@testable import CacheNetBench

struct ComparisonVerdictTests {
    /// Ten frames with that latency, of which some are right.
    private static func figures(_ name: String, milliseconds: Int, correct: Int) throws -> MethodFigures {
        var books = MethodBooks(name: name, hasLink: false)
        let dataset = ColourDataset()
        for index in 0..<10 {
            let frame = Frame(index: index, record: 0, label: 0, pixels: dataset.pixels(of: 0))
            books.enter(
                MethodAnswer(label: index < correct ? 0 : 1, origin: index < 4 ? .hit : .miss), to: frame,
                after: .milliseconds(milliseconds))
        }
        return MethodFigures(books, countsHits: true)
    }

    private static func verdict(cacheNet: Int) throws -> ComparisonVerdict {
        try #require(
            ComparisonVerdict([
                figures("device-only", milliseconds: 12, correct: 10),
                figures("edge-only", milliseconds: 8, correct: 9),
                figures("CacheNet", milliseconds: cacheNet, correct: 8),
            ]))
    }

    @Test func fasterIsSaid() throws {
        #expect(
            try Self.verdict(cacheNet: 4).description
                == "CacheNet is 2.0 x as fast as the better of device-only and edge-only (edge-only, by mean latency), "
                + "at 10.0 points less accuracy.")
    }

    @Test func slowerIsSaidAsPlainly() throws {
        let verdict = try Self.verdict(cacheNet: 16)
        #expect(verdict.speedUp == 0.5)
        #expect(verdict.description.hasPrefix("CacheNet is slower: it takes 2.0 x as long as the better"))
    }

    @Test func figuresComeFromTheBooks() throws {
        let figures = try Self.figures("CacheNet", milliseconds: 4, correct: 8)
        #expect(figures.accuracy == 0.8)
        #expect(figures.hitRatio == 0.4)
        #expect(figures.meanMs == 4 && figures.p99Ms == 4)
    }
}
