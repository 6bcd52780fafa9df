/// Ascending edges of bins: bin `i` holds values of `self[i - 1]` up to, but not including, `self[i]`.
extension [Double] {
    /// The bin of a value, 0 to `count`.
    package func bin(of value: Double) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] <= value { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// - Throws: ``GateError`` when an edge is not finite, or not above the one before.
    func checkEdges() throws(GateError) {
        for (index, edge) in enumerated() where !edge.isFinite || (index > 0 && edge <= self[index - 1]) {
            throw GateError("edges[\(index)]: expected finite numbers above those before, got \(edge)")
        }
    }
}
