public import CacheNetCore

extension BundleConfig {
    /// A model of this bundle that answers labels, in memory.
    ///
    /// - Parameter role: the full model, a partition or the fallback model.
    /// - Throws: ``BundleError`` with code `invalidModel` when its outputs are not what the bundle promises, so that no
    ///   answer names a label that is not there.
    public func classifier(_ session: any InferenceSession, role: ModelRole) throws(BundleError) -> Classifier {
        try Classifier(
            session, labels: labels.count, partitions: codes(of: role), output: output(of: role), title: "\(role)")
    }

    /// The columns of a model's output `code`, if it has one; `nil` where none is read.
    func codes(of role: ModelRole) -> Int? { role == .full && !partitions.isEmpty ? partitions.count : nil }

    /// The encoder of this bundle, in memory.
    ///
    /// - Throws: ``BundleError`` with code `invalidModel` when its output is not what the bundle promises.
    public func codeModel(_ session: any InferenceSession) throws(BundleError) -> CodeModel {
        try CodeModel(session, partitions: partitions.count, title: "\(ModelRole.encoder)")
    }

    private func output(of role: ModelRole) -> Output {
        let known: Output? =
            switch role {
            case .full: full.output
            case .fallback: fallback?.output
            case .partition(let id): partitions.indices.contains(id) ? partitions[id].output : nil
            case .encoder: nil
            }
        return known ?? .logits
    }
}
