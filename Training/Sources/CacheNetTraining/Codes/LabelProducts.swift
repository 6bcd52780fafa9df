/// The scalar products of all labels' features with each other.
struct LabelProducts {
    private let rows: [[Double]]

    init(_ features: [[Double]]) {
        var rows = features.map { _ in [Double](repeating: 0, count: features.count) }
        for (label, one) in features.enumerated() {
            for other in label..<features.count {
                let product = zip(one, features[other]).reduce(0) { $0 + $1.0 * $1.1 }
                rows[label][other] = product
                rows[other][label] = product
            }
        }
        self.rows = rows
    }

    subscript(label: Int, other: Int) -> Double { rows[label][other] }

    /// Adds the products of a label with all labels to one number for each of them.
    func add(_ label: Int, times factor: Double, to sums: inout [Double]) {
        let row = rows[label]
        for other in sums.indices { sums[other] += factor * row[other] }
    }
}
