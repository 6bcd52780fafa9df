internal import Torch

/// A model from elsewhere, whose answers to the unchanged pictures were recorded once: it may cost far more than a
/// student's step.
struct RecordedTeacher: Teacher {
    /// A row for each training record.
    let answers: FeatureMatrix
    let device: Device

    func logits(_ pictures: Tensor, records: ArraySlice<Int>) throws(TorchError) -> Tensor {
        let rows = records.flatMap { answers.row($0) }
        return try Tensor(rows, shape: [records.count, answers.columns], device: device)
    }
}
