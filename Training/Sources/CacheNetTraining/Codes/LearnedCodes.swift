/// What the stage of the codes leaves in the run's directory.
struct LearnedCodes: Equatable, Codable {
    let codes: CodeAssignment
    /// Gives the code from the full model's features; `nil` for an imported full model, whose hint follows from its
    /// answer.
    let head: CodeHead?
    /// What the stage took.
    let seconds: Double
}
