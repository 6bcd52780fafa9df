internal import CacheNetCore
internal import Torch

/// Small networks for all labels that compete for pictures: a partition's inputs are those of which its scout is
/// surest.
struct Scouts {
    let networks: [Network]
    let precision: Precision

    /// What a picture costs each scout: its predictive entropy over the mean one of all scouts, so that hard pictures
    /// and easy ones weigh alike. (Over the mean absolute deviation, as TeamNet has it, two scouts would always be 2
    /// apart, and no handicap could tell a close race from a clear one.)
    ///
    /// - Parameter logits: each scout's, a row for each picture.
    /// - Returns: 0 up to the number of scouts, a column for each.
    static func costs(_ logits: [FeatureMatrix]) -> FeatureMatrix {
        let rows = logits.first?.rows ?? 0
        let costs = (0..<rows).flatMap { row in
            let entropies = logits.map { Prediction(logits: Array($0.row(row))).entropy }
            let mean = max(entropies.reduce(0, +) / Double(entropies.count), .leastNormalMagnitude)
            return entropies.map { Float($0 / mean) }
        }
        return FeatureMatrix(costs, columns: logits.count)
    }

    /// - Returns: each scout's logits of unchanged pictures.
    func logits(_ pictures: PictureSet) throws -> [FeatureMatrix] {
        try networks.map {
            try Evaluation(pictures: pictures, device: $0.device, precision: precision).logits(of: $0)
        }
    }

    /// - Parameter batch: `uint8`, `[batch, channels, height, width]`.
    func costs(ofBatch batch: Torch.Tensor) throws -> FeatureMatrix {
        Self.costs(
            try networks.map { network in
                let logits = try noGradient {
                    try autocast(to: precision, on: network.device) { try network.logits(batch) }
                }
                return FeatureMatrix(try logits.floats(), columns: logits.shape[1])
            })
    }
}
