/// The weights that make a set of examples most likely: `P(true) = 1 / (1 + exp(-(w0 + w1 x1 + ...)))`, found by Newton's
/// method (Bishop, "Pattern Recognition and Machine Learning", 2006, section 4.3.3).
enum LogisticRegression {
    private static let steps = 30
    /// Keeps weights finite where a line separates all examples.
    private static let ridge = 1e-6
    private static let mostOdds = 30.0

    /// - Parameters:
    ///   - positives: features of examples that are true; together they weigh as much as the others.
    ///   - negatives: of those that are not. Both have at least one.
    /// - Returns: the intercept, and a weight for each feature.
    static func weights(positives: [[Double]], negatives: [[Double]]) -> [Double] {
        let count = (positives.first?.count ?? 0) + 1
        let examples =
            positives.map { (x: [1] + $0, y: 1.0, weight: 1 / Double(positives.count)) }
            + negatives.map { (x: [1] + $0, y: 0.0, weight: 1 / Double(negatives.count)) }
        var weights = [Double](repeating: 0, count: count)
        for _ in 0..<steps {
            var gradient = weights.map { -ridge * $0 }
            var curvature = (0..<count).map { row in (0..<count).map { $0 == row ? ridge : 0 } }
            for example in examples {
                let odds = zip(weights, example.x).reduce(0) { $0 + $1.0 * $1.1 }
                let probability = 1 / (1 + exponential(-min(max(odds, -mostOdds), mostOdds)))
                let certainty = example.weight * probability * (1 - probability)
                for row in 0..<count {
                    gradient[row] += example.weight * (example.y - probability) * example.x[row]
                    for column in 0..<count { curvature[row][column] += certainty * example.x[row] * example.x[column] }
                }
            }
            for (index, step) in solve(curvature, gradient).enumerated() { weights[index] += step }
        }
        return weights
    }

    /// Gaussian elimination; the matrix is symmetric and positive definite.
    private static func solve(_ matrix: [[Double]], _ values: [Double]) -> [Double] {
        var (matrix, values) = (matrix, values)
        for pivot in values.indices {
            for row in values.indices where row > pivot {
                let factor = matrix[row][pivot] / matrix[pivot][pivot]
                for column in values.indices { matrix[row][column] -= factor * matrix[pivot][column] }
                values[row] -= factor * values[pivot]
            }
        }
        for row in values.indices.reversed() {
            for column in values.indices where column > row { values[row] -= matrix[row][column] * values[column] }
            values[row] /= matrix[row][row]
        }
        return values
    }
}
