internal import CacheNetCalibration
internal import CacheNetCore
internal import CacheNetData
internal import Foundation

extension GateComparison {
    /// The names of the columns of ``csvLines``.
    package static let csvHeader = """
        calibrated,kind,dwell,start,method,basis,frames,hits,hits_low,hits_high,loss,loss_low,loss_high,filtered_loss,\
        filtered_loss_low,filtered_loss_high,first_gap,first_gap_low,first_gap_high,early_gap,early_gap_low,\
        early_gap_high,worst_recall,false_hits,disagreement,accuracy,predicted_ms
        """

    /// One for each gate and stream; shares of 0 to 1, and milliseconds.
    package var csvLines: [String] {
        let calibrated = streams.map(\.kind).names
        return rows.flatMap { row in
            zip(streams, row.scores).map { stream, score in
                let figures = [score.hits, score.loss, score.filteredLoss, score.firstGap, score.earlyGap]
                    .flatMap { [$0.value, $0.low, $0.high] }
                let rest = [
                    score.worstRecall, score.falseHits, score.disagreement, score.accuracy, score.latency.value,
                ]
                let words = [
                    calibrated, stream.kind.rawValue, stream.dwell.map { String(format: "%g", $0) } ?? "",
                    start.rawValue,
                    "\"\(row.gate.name)\"", row.gate.basis?.rawValue ?? "", "\(score.frames)",
                ]
                return (words + (figures + rest).map { String(format: "%.6f", $0) }).joined(separator: ",")
            }
        }
    }
}
