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

    static let header = "stage,epoch,loss,accuracy,held_out_accuracy,learning_rate,pictures_per_second"

    var line: String {
        let numbers = [loss, accuracy, heldOutAccuracy, learningRate, picturesPerSecond].map { "\($0)" }
        return ([stage, "\(epoch)"] + numbers).joined(separator: ",")
    }
}

extension EpochMetrics {
    /// - Returns: `nil` for a line that ``line`` never gives.
    init?(line: Substring) {
        let fields = line.split(separator: ",", omittingEmptySubsequences: false)
        let numbers = fields.dropFirst(2).compactMap { Double($0) }
        guard fields.count == 7, numbers.count == 5, let epoch = Int(fields[1]) else { return nil }
        self.init(
            stage: String(fields[0]), epoch: epoch, loss: numbers[0], accuracy: numbers[1], heldOutAccuracy: numbers[2],
            learningRate: numbers[3], picturesPerSecond: numbers[4])
    }
}
