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

    /// Whether it is one of so many labels among so many partitions, none of them empty: a file may hold anything.
    func divides(_ labelCount: Int, among partitions: Int) -> Bool {
        classes.count == partitions && !classes.contains([])
            && classes.joined().sorted() == Array(0..<labelCount) && CodeAssignment(classes: classes) == self
    }
}
