internal import CacheNetFormats

/// How an epoch went: one line of `metrics.csv`.
struct EpochMetrics: Equatable {
    let stage: String
    /// From 1.
    let epoch: Int
    let loss: Double
    /// Share of right answers to changed training pictures, 0 to 1.
    let accuracy: Double
    /// Share of right answers of the averaged weights to held-out pictures, 0 to 1.
    let heldOutAccuracy: Double
    let learningRate: Double
    let picturesPerSecond: Double
}

extension EpochMetrics {
    /// `metrics.csv`.
    static let table = CSVTable<Self>([
        .init("stage", \.stage), .init("epoch", \.epoch), .init("loss", \.loss), .init("accuracy", \.accuracy),
        .init("held_out_accuracy", \.heldOutAccuracy), .init("learning_rate", \.learningRate),
        .init("pictures_per_second", \.picturesPerSecond),
    ])

    /// - Parameter bytes: a text of ``table``.
    static func read(_ bytes: [UInt8], name: String) throws(FormatError) -> [EpochMetrics] {
        var reader = try CSVReader(bytes, name: name, columns: table.names)
        var metrics: [EpochMetrics] = []
        while let row = try reader.next() {
            func number(_ column: String) throws(FormatError) -> Double {
                try row.value(column, "a number") { Double($0) }
            }
            metrics.append(
                EpochMetrics(
                    stage: try row.value("stage", "a name") { String($0) },
                    epoch: try row.value("epoch", "a whole number") { Int($0) },
                    loss: try number("loss"), accuracy: try number("accuracy"),
                    heldOutAccuracy: try number("held_out_accuracy"), learningRate: try number("learning_rate"),
                    picturesPerSecond: try number("pictures_per_second")))
        }
        return metrics
    }
}
