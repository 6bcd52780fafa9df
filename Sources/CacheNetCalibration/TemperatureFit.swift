/// The temperature under which the right labels of a model's own records are most likely (Guo et al., "On Calibration
/// of Modern Neural Networks", 2017).
struct TemperatureFit {
    private static let range = 0.05...20.0

    /// - Returns: within 0.05 and 20; 1 without records.
    static func temperature(logits: [[Float]], labels: [Int]) -> Double {
        guard !logits.isEmpty else { return 1 }
        // The likelihood has one maximum in 1/T, so a search by golden sections finds it, here in log T.
        let ratio = (5.0.squareRoot() - 1) / 2
        var (low, high) = (naturalLogarithm(range.lowerBound), naturalLogarithm(range.upperBound))
        var (left, right) = (high - ratio * (high - low), low + ratio * (high - low))
        var (leftLoss, rightLoss) = (loss(logits, labels, left), loss(logits, labels, right))
        while high - low > 1e-4 {
            if leftLoss < rightLoss {
                (high, right, rightLoss) = (right, left, leftLoss)
                left = high - ratio * (high - low)
                leftLoss = loss(logits, labels, left)
            } else {
                (low, left, leftLoss) = (left, right, rightLoss)
                right = low + ratio * (high - low)
                rightLoss = loss(logits, labels, right)
            }
        }
        return exponential((low + high) / 2)
    }

    /// The mean negative log-likelihood.
    private static func loss(_ logits: [[Float]], _ labels: [Int], _ logTemperature: Double) -> Double {
        let temperature = exponential(logTemperature)
        var sum = 0.0
        for (row, label) in zip(logits, labels) {
            let largest = Double(row.max() ?? 0)
            let total = row.reduce(0) { $0 + exponential((Double($1) - largest) / temperature) }
            sum += naturalLogarithm(total) - (Double(row[label]) - largest) / temperature
        }
        return sum / Double(logits.count)
    }
}
