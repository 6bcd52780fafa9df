internal import CacheNetCalibration
internal import CacheNetCore
internal import CacheNetData
internal import CacheNetReport
internal import Foundation

extension GateComparison {
    /// For people, at most 120 columns: the mean over all streams, and the loss of the worst one.
    package func table() throws -> String {
        var table = TextTable([
            .left("\(start.rawValue) start"), .right("hits"), .right("loss"), .right("worst"), .right("filtered"),
            .right("first 1"), .right("first 3"), .right("recall"), .right("ms"), .right("sure"),
        ])
        for row in rows {
            let worst = row.scores[row.worst]
            let dwell = streams[row.worst].dwell.map { String(format: " at %g", $0) } ?? ""
            try table.add([
                row.gate.name, Self.share(row.mean(\.hits)), Self.points(row.mean(\.loss)),
                Self.points(worst.loss.value) + dwell, Self.points(row.mean(\.filteredLoss).value),
                Self.points(row.mean(\.firstGap)), Self.points(row.mean(\.earlyGap).value),
                String(format: "%.3f", row.meanShare(\.worstRecall)),
                String(format: "%.2f", row.mean(\.latency).value),
                Self.word(row.gate.basis),
            ])
        }
        return table.description
    }

    /// What the columns of ``table()`` are.
    package static let legend = """
        hits: the share of frames that the device answers. loss: points of accuracy below the full model's answer on
        each frame; worst: on the stream (dwell) where it is largest; filtered: below the full model with a filter.
        first 1, first 3: points below the full model on so many frames after a change of label. recall: of the worst
        label. ms: the mean latency that is to be expected. sure: whether the calibration certifies the loss. Means over the
        streams; ±: 95% intervals that resample whole runs, tracks or walks. Gates that lose more than was asked for come
        after those that do not. The oracle is the best gate with partitions, the right one of which is always active.
        """

    /// For people: hit ratio and loss on each stream.
    package func byStream() throws -> String {
        var table = TextTable([.left("hits (loss)")] + streams.map { .right(Self.heading(of: $0)) })
        for row in rows {
            try table.add(
                [row.gate.name]
                    + row.scores.map { String(format: "%.3f", $0.hits.value) + " (\(Self.points($0.loss.value)))" })
        }
        if let full = rows.last(where: { $0.gate.gate == nil }) {
            try table.add(
                ["full model's accuracy"]
                    + full.scores.map { String(format: "%.1f%%", 100 * ($0.accuracy + $0.loss.value)) })
        }
        return table.description
    }

    /// What is to be said of gates that are not certified.
    package var shortfalls: [String] {
        var names: [(shortfall: String, names: [String])] = []
        for row in rows {
            guard let shortfall = row.gate.shortfall else { continue }
            if let index = names.firstIndex(where: { $0.shortfall == shortfall }) {
                names[index].names.append(row.gate.name)
            } else {
                names.append((shortfall, [row.gate.name]))
            }
        }
        return names.map { found in
            let lines = found.shortfall.wrapped(at: 116).map { "\n    \($0)" }
            return "not certified: \(found.names.joined(separator: ", "))\(lines.joined())"
        }
    }

    private static func heading(of stream: StreamSettings) -> String {
        stream.dwell.map { String(format: "\(stream.kind.rawValue) %g", $0) } ?? stream.kind.rawValue
    }

    private static func word(_ basis: PromiseBasis?) -> String {
        switch basis {
        case .certified: "yes"
        case .estimated: "no"
        case .nothing: "no hits"
        case nil: "-"
        }
    }

    private static func share(_ figure: ScoredFigure) -> String {
        String(format: "%.3f ±%.3f", figure.value, figure.halfWidth)
    }

    private static func points(_ figure: ScoredFigure) -> String {
        points(figure.value) + String(format: " ±%.2f", 100 * figure.halfWidth)
    }

    /// Adding 0 takes the sign from a loss of nothing.
    private static func points(_ loss: Double) -> String { String(format: "%+.2f", 100 * loss + 0) }
}
