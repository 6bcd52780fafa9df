/// Which partition each kind of input belongs to.
public struct CodeAssignment: Sendable, Equatable, Codable {
    /// The labels of each partition, in ascending order; every label is in exactly one.
    public let classes: [[Int]]
    /// The partition of each label.
    public let codeOfLabel: [Int]

    public init(classes: [[Int]]) {
        self.classes = classes.map { $0.sorted() }
        var codeOfLabel = [Int](repeating: 0, count: classes.reduce(0) { $0 + $1.count })
        for (code, labels) in classes.enumerated() {
            for label in labels { codeOfLabel[label] = code }
        }
        self.codeOfLabel = codeOfLabel
    }

    public var partitions: Int { classes.count }
}
