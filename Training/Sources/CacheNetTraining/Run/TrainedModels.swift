/// What a run has made, before it is packed.
struct TrainedModels {
    let full: any FullModel
    let codes: CodeAssignment
    /// What making the codes and their head took, in seconds.
    let codeSeconds: Double
    /// Both `nil` for an imported full model, whose hint follows from its answer.
    let codeHead: CodeHead?
    let encoder: Network?
    let partitions: [Network]
    let fallback: Network
}
