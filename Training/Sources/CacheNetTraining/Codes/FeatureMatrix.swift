internal import CacheNetCore

/// One row of numbers for each record, all of one length.
struct FeatureMatrix: Sendable {
    /// Row after row.
    let values: [Float]
    let columns: Int

    var rows: Int { values.count / columns }

    /// - Parameter values: a multiple of `columns`.
    init(_ values: [Float], columns: Int) {
        precondition(
            columns > 0 && values.count.isMultiple(of: columns), "\(values.count) values in rows of \(columns)")
        self.values = values
        self.columns = columns
    }

    func row(_ index: Int) -> ArraySlice<Float> {
        values[index * columns..<(index + 1) * columns]
    }

    var allRows: [[Float]] { (0..<rows).map { Array(row($0)) } }

    /// The column of a row's largest value; ties go to the lowest.
    func argmax(ofRow index: Int) -> Int {
        let row = row(index)
        var best = row.startIndex
        for column in row.indices where row[column] > row[best] { best = column }
        return best - row.startIndex
    }

    /// The one of some columns with a row's largest value; ties go to the first of them.
    ///
    /// - Parameter columns: at least one.
    func argmax(ofRow index: Int, among columns: [Int]) -> Int {
        let start = index * self.columns
        var best = columns[0]
        for column in columns where values[start + column] > values[start + best] { best = column }
        return best
    }

    /// The softmax of each row divided by a temperature above 0.
    func softened(temperature: Double) -> FeatureMatrix {
        let rows = (0..<rows).flatMap { softmax(Array(row($0)), temperature: temperature).map(Float.init) }
        return FeatureMatrix(rows, columns: columns)
    }

    /// The mean row of each label; zeros for a label without records.
    func means(labels: [Int], labelCount: Int) -> [[Double]] {
        var sums = [[Double]](repeating: [Double](repeating: 0, count: columns), count: labelCount)
        var counts = [Int](repeating: 0, count: labelCount)
        for (row, label) in labels.enumerated() {
            counts[label] += 1
            for column in 0..<columns { sums[label][column] += Double(values[row * columns + column]) }
        }
        for label in 0..<labelCount where counts[label] > 0 {
            for column in 0..<columns { sums[label][column] /= Double(counts[label]) }
        }
        return sums
    }
}
