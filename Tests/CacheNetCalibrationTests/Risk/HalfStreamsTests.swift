import CacheNetCore
import CacheNetData
import Testing

@testable import CacheNetCalibration

/// Data sets are collected again and again, and what streams say of each is compared with the truth.
struct HalfStreamsTests {
    private static let sequences = 120
    private static let repetitions = 400
    /// Of all sequences there are; of a lost one every frame is lost.
    private static let lost = 0.3
    private static let length = 4

    @Test(arguments: [StreamKind.tracks, .independent, .natural], [30, 120, 480])
    func theStandardErrorIsHowFarTheMeanIsOff(kind: StreamKind, shown: Int) {
        var generator = SeededGenerator(seed: 7)
        let ratio = standardErrorByError(of: Self.lost) {
            let collected = (0..<Self.sequences).map { _ in generator.drawUnit() < Self.lost }
            return HalfStreams(
                kind: kind, sequences: Self.sequences, meanLength: kind == .independent ? 1 : Double(Self.length),
                figures: (0..<6).map { _ in stream(of: collected, kind, shown, using: &generator) }
            ).mean(of: \.loss, over: \.frames)
        }
        #expect((0.9...1.2).contains(ratio), "\(ratio)")
    }

    private func stream(
        of collected: [Bool], _ kind: StreamKind, _ shown: Int, using generator: inout SeededGenerator
    ) -> StreamFigures {
        let resampled = collected.map { _ in collected[generator.draw(below: collected.count)] }
        let losses =
            kind == .natural
            // Each once before any comes again.
            ? (0..<shown / resampled.count + 1).flatMap { _ in generator.shuffled(resampled) }.prefix(shown)
            : (0..<shown).map { _ in resampled[generator.draw(below: resampled.count)] }[...]
        let length = kind == .independent ? 1 : Self.length
        return StreamFigures(frames: length * shown, lost: length * losses.count(where: \.self))
    }

    /// Collects again and again.
    ///
    /// - Parameter estimate: of one collection.
    /// - Returns: how large the standard error is beside the error, each as the root of its mean square.
    private func standardErrorByError(
        of truth: Double, estimate: () throws -> (mean: Double, standardError: Double)
    ) rethrows -> Double {
        var (squares, variances) = (0.0, 0.0)
        for _ in 0..<Self.repetitions {
            let estimate = try estimate()
            squares += (estimate.mean - truth) * (estimate.mean - truth)
            variances += estimate.standardError * estimate.standardError
        }
        return (variances / squares).squareRoot()
    }

    /// Streams show all labels equally often, so the few sequences of a rare one count as much as the many of another.
    @Test func whatIsLostOnARareLabelIsNotUnderrated() throws {
        let labels = (0..<240).map { $0 % 4 } + [Int](repeating: 4, count: 6)
        let pool = RecordPool(
            try ModelOutcomes(
                labels: labels, codes: labels.map { _ in 0 },
                fullLogits: labels.map { label in
                    (0..<5).map { $0 == label ? 1 : 0 }
                }, hints: labels.map { _ in 0 }, partitionLogits: []))
        let (common, rare) = (0.02, 0.5)
        var generator = SeededGenerator(seed: 11)
        let ratio = standardErrorByError(of: (4 * common + rare) / 5) {
            let collected = labels.map { generator.drawUnit() < ($0 == 4 ? rare : common) }
            var streams = HalfStreams(.independent, of: pool, and: pool)
            streams.figures = (0..<6).map { _ in
                let resampled = pool.resampled(using: &generator)
                let shown = BalancedRuns(pool: resampled, kind: .independent, dwell: 1)
                    .records(200, using: &generator)
                return StreamFigures(frames: shown.count, lost: shown.count { collected[$0] })
            }
            return streams.mean(of: \.loss, over: \.frames)
        }
        #expect(ratio > 0.9)
    }

    @Test func halvesThatShareRecordsErrTogether() throws {
        func error(isShared: Bool) -> Double {
            let figures = [0, 40].map { StreamFigures(frames: 100, lost: $0) }
            let half = HalfStreams(
                kind: .uniform, sequences: 100, meanLength: 1, isShared: isShared, figures: figures)
            return [half, half].mean { $0.mean(of: \.loss, over: \.frames) }.standardError
        }
        #expect(abs(error(isShared: true) / error(isShared: false) - 2.0.squareRoot()) < 1e-9)
    }

    /// Nothing seen in few sequences is little.
    @Test func aGapWithoutALossIsBoundByHowManyWereSeen() {
        let figures = StreamFigures(frames: 100, lost: 0)
        let half = HalfStreams(kind: .natural, sequences: 20, meanLength: 5, figures: [figures, figures])
        let tried = PromiseEstimate([half, half], sequences: 40)
            .figures(deviations: 2, gapDeviations: 2, confidence: 0.95)
        #expect(tried.gap == 0)
        #expect(abs(tried.gapBound - 0.0722) < 1e-4, "about three in forty")
        #expect(abs(tried.lossBound - 0.0722) < 1e-4)
    }
}
