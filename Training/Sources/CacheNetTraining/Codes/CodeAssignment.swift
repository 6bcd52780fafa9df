/// Which partition each record of a data set belongs to: its code.
struct CodeAssignment: Equatable, Codable {
    let training: [Int]
    let calibration: [Int]
    let test: [Int]
    /// The labels of each partition, in ascending order, every label in exactly one; `nil` where records of one label
    /// may have different codes.
    let classes: [[Int]]?

    init(training: [Int], calibration: [Int], test: [Int]) {
        self.training = training
        self.calibration = calibration
        self.test = test
        classes = nil
    }

    /// Codes that follow from the records' labels.
    init(classes: [[Int]], training: [Int], calibration: [Int], test: [Int]) {
        let codeOfLabel = Self.codeOfLabel(classes)
        self.training = training.map { codeOfLabel[$0] }
        self.calibration = calibration.map { codeOfLabel[$0] }
        self.test = test.map { codeOfLabel[$0] }
        self.classes = classes.map { $0.sorted() }
    }

    /// The partition of each label, where a code follows from the label.
    var codeOfLabel: [Int]? { classes.map(Self.codeOfLabel) }

    private static func codeOfLabel(_ classes: [[Int]]) -> [Int] {
        var codeOfLabel = [Int](repeating: 0, count: classes.reduce(0) { $0 + $1.count })
        for (code, labels) in classes.enumerated() {
            for label in labels { codeOfLabel[label] = code }
        }
        return codeOfLabel
    }

    /// What is wrong with it for a data set; `nil` when nothing is. A file may hold anything.
    ///
    /// - Parameter counts: of the training, calibration and test records.
    func misfit(counts: [Int], labelCount: Int, partitions: Int) -> String? {
        if let classes {
            guard classes.count == partitions, !classes.contains([]),
                classes.joined().sorted() == Array(0..<labelCount)
            else { return "expected each of \(labelCount) labels in one of \(partitions) partitions, got \(classes)" }
        }
        let splits = [training, calibration, test]
        guard splits.map(\.count) == counts else {
            return "expected codes of \(counts) training, calibration and test records, got \(splits.map(\.count))"
        }
        if let stranger = splits.joined().first(where: { !(0..<partitions).contains($0) }) {
            return "expected codes below \(partitions), got \(stranger)"
        }
        let used = Set(training)
        if let empty = (0..<partitions).first(where: { !used.contains($0) }) {
            return "expected training records in each of \(partitions) partitions, got none in partition \(empty)"
        }
        return nil
    }
}
