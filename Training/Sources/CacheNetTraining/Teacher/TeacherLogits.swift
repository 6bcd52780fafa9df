internal import Torch

/// What students learn from: the full model's answers to training pictures, asked once and then given to every student.
struct TeacherLogits {
    /// For each view of the pictures, a row of logits for each record.
    let views: [FeatureMatrix]

    /// - Parameters:
    ///   - records: what a student's batch shows.
    ///   - epoch: the student's; after the last view the first one comes again.
    /// - Returns: `float32`, `[records, labels]`.
    func logits(_ records: ArraySlice<Int>, epoch: Int, device: Device) throws(TorchError) -> Tensor {
        let view = views[epoch % views.count]
        return try Tensor(records.flatMap { view.row($0) }, shape: [records.count, view.columns], device: device)
    }
}
