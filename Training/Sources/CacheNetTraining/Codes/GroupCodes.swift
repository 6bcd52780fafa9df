/// Codes by groups of labels that somebody knows to be seen together: the people of one site, the goods of one aisle.
struct GroupCodes: CodeLearner {
    /// Of each partition.
    let groups: [[String]]

    func codes(_ material: CodeMaterial) throws -> (codes: CodeAssignment, head: CodeHead?) {
        let codes = CodeAssignment(
            classes: try classes(among: material.labels), training: material.training.labels,
            calibration: material.calibration.labels, test: material.test.labels)
        return (codes, nil)
    }

    /// The groups' labels as their positions among all labels.
    ///
    /// - Throws: ``TrainingError`` `unsuitableData` that names a label which is not in exactly one group, and a group
    ///   without any.
    func classes(among labels: [String]) throws(TrainingError) -> [[Int]] {
        func refuse(_ expected: String, _ got: String) -> TrainingError {
            TrainingError(.unsuitableData, "groups of labels: expected \(expected), got \(got)")
        }
        let positions = Dictionary(zip(labels, labels.indices)) { first, _ in first }
        var seen: Set<String> = []
        var classes: [[Int]] = []
        for (group, names) in groups.enumerated() {
            guard !names.isEmpty else { throw refuse("at least one label in each", "none in group \(group)") }
            var positionsOfGroup: [Int] = []
            for name in names {
                guard let position = positions[name] else {
                    throw refuse("labels of the data set", "\"\(name)\" in group \(group)")
                }
                guard seen.insert(name).inserted else { throw refuse("each label once", "\"\(name)\" again") }
                positionsOfGroup.append(position)
            }
            classes.append(positionsOfGroup)
        }
        if let missing = labels.first(where: { !seen.contains($0) }) {
            throw refuse("each label in a group", "none with \"\(missing)\"")
        }
        return classes
    }
}
