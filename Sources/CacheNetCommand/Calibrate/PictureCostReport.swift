import CacheNetBundle
import CacheNetCalibration
import CacheNetReport
import Foundation

/// What `calibrate-pictures` shows.
struct PictureCostReport {
    private let costs: PictureCosts

    init(_ costs: PictureCosts) {
        self.costs = costs
    }

    func text() throws -> String {
        var table = TextTable([
            .left("frames as"), .right("bytes"), .right("encoding us"), .right("answered otherwise"),
            .right("accuracy"),
        ])
        try table.add(["tensor", "\(costs.frameBytes)", "-", "-", Self.percent(costs.accuracy)])
        for row in costs.rows {
            try table.add([
                "jpeg:\(row.cost.quality)", String(format: "%.0f", row.cost.bytes),
                String(format: "%.0f", row.encoding / .microseconds(1)), Self.percent(row.cost.disagreement),
                Self.percent(row.accuracy),
            ])
        }
        return "\(table)\n\nof \(costs.records) frames, by the full model"
    }

    private static func percent(_ share: Double?) -> String { share.map { String(format: "%.2f%%", 100 * $0) } ?? "-" }
}
