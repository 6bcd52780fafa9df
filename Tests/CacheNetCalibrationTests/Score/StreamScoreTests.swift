import CacheNetCalibration
import Testing

struct StreamScoreTests {
    private func frame(
        _ label: Int, answer: Int?, full: Int, filtered: Int? = nil, isHit: Bool = true, isSkip: Bool = false,
        group: Int = 0, since: Int? = nil
    ) -> ScoredFrame {
        ScoredFrame(
            label: label, answer: answer, isHit: isHit, isSkip: isSkip, fullAnswer: full,
            filteredFullAnswer: filtered ?? full, group: group, sinceChange: since)
    }

    /// Label 0 for three frames, then label 1 for five.
    private var frames: [ScoredFrame] {
        [
            frame(0, answer: 0, full: 0, isHit: false),
            frame(0, answer: 0, full: 1, filtered: 0),
            frame(0, answer: 0, full: 0, isSkip: true),
            // After the change the device is late.
            frame(1, answer: 0, full: 1, filtered: 0, group: 1, since: 0),
            frame(1, answer: 0, full: 1, group: 1, since: 1),
            frame(1, answer: 1, full: 1, group: 1, since: 2),
            frame(1, answer: nil, full: 0, filtered: 1, group: 1, since: 3),
            frame(1, answer: 1, full: 1, isHit: false, group: 1, since: 4),
        ]
    }

    @Test func everyFigureIsCounted() {
        let score = StreamScore(frames)
        #expect(score.frames == 8)
        #expect(score.hits.value == 6.0 / 8)
        #expect(score.skips == 1.0 / 8)
        #expect(score.loss.value == (6.0 - 5) / 8)
        #expect(score.filteredLoss.value == (7.0 - 5) / 8, "the filter is late as well, and right where the model errs")
        #expect(score.firstGap.value == 1)
        #expect(score.earlyGap.value == 2.0 / 3)
        #expect(score.worstRecall == 2.0 / 5)
        #expect(score.falseHits == 2.0 / 8)
        #expect(score.disagreement == 4.0 / 8)
        #expect(score.accuracy == 5.0 / 8)
    }

    @Test func anIntervalHoldsTheFigure() {
        let score = StreamScore(frames)
        for figure in [score.hits, score.loss, score.filteredLoss, score.firstGap, score.earlyGap] {
            #expect(figure.low <= figure.value && figure.value <= figure.high)
        }
        #expect(score == StreamScore(frames), "the draws are seeded")
    }

    /// Whole runs are resampled: the same frames in one run tell nothing of how they scatter, in many runs they do.
    @Test func intervalsResampleWholeGroups() {
        func score(groupOf: (Int) -> Int) -> StreamScore {
            StreamScore((0..<400).map { frame(0, answer: $0 < 200 ? 0 : 1, full: 0, group: groupOf($0)) })
        }
        let (one, two, many) = (score { _ in 0 }, score { $0 / 200 }, score { $0 })
        #expect(one.loss.halfWidth == 0)
        #expect(two.loss.low == 0 && two.loss.high == 1)
        #expect(many.loss.halfWidth > 0.03 && many.loss.halfWidth < 0.07, "1.96 sqrt(0.25 / 400) = 0.049")
    }

    @Test func nothingHasNoFigures() {
        let score = StreamScore([])
        #expect(score.frames == 0 && score.hits.value == 0 && score.worstRecall == 0)
    }

    @Test func meansOfFiguresAreAsUncertainAsEach() {
        let mean = ScoredFigure.mean([ScoredFigure(0, low: -1, high: 1), ScoredFigure(1, low: 0, high: 3)])
        #expect(mean == ScoredFigure(0.5, low: -0.5, high: 2))
        #expect(mean.halfWidth == 1.25)
    }
}
