extension BundleSpecification {
    /// Keeps what a model's output holds, which only the model itself can tell.
    mutating func note(_ output: BundleConfig.Output, of role: ModelRole) {
        let output = output == .logits ? nil : output
        switch role {
        case .full: full.output = output
        case .fallback: fallback?.output = output
        case .partition(let id):
            for index in partitions.indices where partitions[index].id == id { partitions[index].output = output }
        case .encoder: break
        }
    }
}
