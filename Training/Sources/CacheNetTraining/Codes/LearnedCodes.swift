/// What the stage of the codes leaves in the run's directory.
struct LearnedCodes: Equatable, Codable {
    let codes: CodeAssignment
    /// Gives the code from the full model's features; `nil` for an imported full model, whose hint follows from its
    /// answer.
    let head: CodeHead?
    /// What the stage took.
    let seconds: Double

    /// Without partitions.
    ///
    /// - Parameter counts: of the training, calibration and test records.
    static func none(_ counts: [Int]) -> LearnedCodes {
        let zeros = counts.map { [Int](repeating: 0, count: $0) }
        return LearnedCodes(
            codes: CodeAssignment(training: zeros[0], calibration: zeros[1], test: zeros[2]), head: nil, seconds: 0)
    }
}
