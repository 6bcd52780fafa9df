import CacheNetCore
import CacheNetData
import CacheNetRivals
import Testing

@testable import CacheNetBench

struct ComparisonVerdictTests {
    /// Ten frames with that latency, of which some are right.
    private static func figures(_ kind: ComparedMethod, milliseconds: Int, correct: Int) throws -> MethodFigures {
        var logs = MethodLog(kind)
        let dataset = ColourDataset()
        for index in 0..<10 {
            let frame = Frame(index: index, record: 0, label: 0, pixels: dataset.pixels(of: 0))
            logs.enter(
                MethodAnswer(
                    label: index < correct ? 0 : 1, origin: index < 4 ? .hit : .miss, model: index < 3 ? nil : .fallback
                ),
                to: frame, after: .milliseconds(milliseconds))
        }
        // The full model knows all but the last frame.
        return MethodFigures(
            logs, device: nil, stream: .ofTenFrames(hasLabels: true), withinMs: 10)
    }

    private static func verdict(cacheNet: Int) throws -> ComparisonVerdict {
        try #require(
            ComparisonVerdict([
                figures(.deviceOnly, milliseconds: 12, correct: 10),
                figures(.edgeOnly, milliseconds: 8, correct: 9),
                figures(.cascade, milliseconds: 1, correct: 2),
                figures(.cacheNet, milliseconds: cacheNet, correct: 8),
            ]))
    }

    @Test func fasterIsSaid() throws {
        #expect(
            try Self.verdict(cacheNet: 4).description
                == "CacheNet is 2.0 x as fast as the better of device-only and edge-only (edge-only, by mean latency), "
                + "at 10.0 points less accuracy. It is slower: it takes 4.0 x as long as the cascade, "
                + "at 60.0 points more accuracy.")
    }

    @Test func slowerIsSaidAsPlainly() throws {
        let verdict = try Self.verdict(cacheNet: 16)
        #expect(verdict.best.speedUp == 0.5)
        #expect(verdict.description.hasPrefix("CacheNet is slower: it takes 2.0 x as long as the better"))
    }

    @Test func figuresComeFromTheBooks() throws {
        let figures = try Self.figures(.cacheNet, milliseconds: 4, correct: 2)
        #expect(figures.accuracy == 0.2)
        #expect(figures.hitRatio == 0.4)
        #expect(figures.skipRatio == 0.3)
        #expect(figures.falseHitRatio == 0.2)
        #expect(try Self.figures(.edgeOnly, milliseconds: 4, correct: 8).hitRatio == nil)
        #expect(try Self.figures(.edgeOnly, milliseconds: 4, correct: 8).skipRatio == nil)
        #expect(figures.meanMs == 4 && figures.p99Ms == 4)
        #expect(figures.pointsAgainstFull == -70)
        #expect(figures.withinDeadline == 1)
        #expect(try Self.figures(.deviceOnly, milliseconds: 12, correct: 9).withinDeadline == 0)
    }
}
