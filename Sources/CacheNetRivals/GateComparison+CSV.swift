internal import CacheNetCalibration
internal import CacheNetCore
internal import CacheNetData
internal import CacheNetFormats
internal import Foundation

extension GateComparison {
    /// A line of the file: one gate on one stream.
    package struct Line: Sendable {
        fileprivate let calibrated: String
        fileprivate let stream: StreamSettings
        fileprivate let start: DeviceStart
        fileprivate let gate: ComparedGate
        fileprivate let score: StreamScore
    }

    /// One for each gate and stream.
    package var lines: [Line] {
        rows.flatMap { row in
            zip(streams, row.scores).map { stream, score in
                Line(
                    calibrated: streams.map(\.kind).names, stream: stream, start: start, gate: row.gate, score: score)
            }
        }
    }

    /// A file of what several comparisons came to; shares of 0 to 1, and milliseconds.
    package static func csv(_ lines: [Line]) -> String {
        let intervals =
            interval("hits", \.hits) + interval("loss", \.loss) + interval("filtered_loss", \.filteredLoss)
            + interval("first_gap", \.firstGap) + interval("early_gap", \.earlyGap)
        return CSVTable<Line>(
            [
                .init("calibrated", \.calibrated), .init("kind", \.stream.kind.rawValue),
                .init("dwell") { $0.stream.dwell.map { String(format: "%g", $0) } },
                .init("start", \.start.rawValue), .init("method", \.gate.name),
                .init("basis", \.gate.basis?.rawValue), .init("frames", \.score.frames),
            ] + intervals + [
                figure("skips", \.skips), figure("worst_recall", \.worstRecall), figure("false_hits", \.falseHits),
                figure("disagreement", \.disagreement), figure("accuracy", \.accuracy),
                figure("predicted_ms", \.latency.value),
            ]
        ).text(lines)
    }

    private static func interval(
        _ name: String, _ value: @escaping @Sendable (StreamScore) -> ScoredFigure
    ) -> [CSVTable<Line>.Column] {
        [
            figure(name) { value($0).value }, figure("\(name)_low") { value($0).low },
            figure("\(name)_high") { value($0).high },
        ]
    }

    private static func figure(
        _ name: String, _ value: @escaping @Sendable (StreamScore) -> Double
    ) -> CSVTable<Line>.Column {
        .figure(name) { value($0.score) }
    }
}
