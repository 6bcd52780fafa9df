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
        var (squares, variances) = (0.0, 0.0)
        for _ in 0..<Self.repetitions {
            let collected = (0..<Self.sequences).map { _ in generator.drawUnit() < Self.lost }
            let streams = HalfStreams(
                kind: kind, sequences: Self.sequences, meanLength: kind == .independent ? 1 : Double(Self.length),
                figures: (0..<6).map { _ in stream(of: collected, kind, shown, using: &generator) })
            let estimate = streams.mean(of: \.loss, over: \.frames)
            squares += (estimate.mean - Self.lost) * (estimate.mean - Self.lost)
            variances += estimate.standardError * estimate.standardError
        }
        let ratio = (variances / squares).squareRoot()
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
        var figures = StreamFigures()
        figures.frames = length * shown
        figures.hits = length * shown
        figures.falseHits = length * losses.count(where: \.self)
        return figures
    }
}
