/// How records are spread over partitions.
struct CodeStatistics: Equatable {
    /// The share of the records that each partition has, 0 to 1.
    let shares: [Double]
    /// The share of the records whose code is the commonest one of their label, 0 to 1; 1 where codes follow from the
    /// label.
    let purity: Double

    /// - Parameters:
    ///   - codes: below `partitions`.
    ///   - labels: the same records', below `labelCount`.
    init(codes: [Int], labels: [Int], partitions: Int, labelCount: Int) {
        var counts = [[Int]](repeating: [Int](repeating: 0, count: partitions), count: labelCount)
        for (code, label) in zip(codes, labels) { counts[label][code] += 1 }
        let total = Double(max(codes.count, 1))
        shares = (0..<partitions).map { code in Double(counts.reduce(0) { $0 + $1[code] }) / total }
        purity = Double(counts.reduce(0) { $0 + ($1.max() ?? 0) }) / total
    }
}
