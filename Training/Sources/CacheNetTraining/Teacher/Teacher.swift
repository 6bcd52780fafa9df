internal import Torch

/// What partitions learn from: a full model's answers to training pictures.
protocol Teacher {
    /// - Parameters:
    ///   - pictures: `uint8`, `[records, channels, height, width]`, as augmentation made them.
    ///   - records: what they show.
    /// - Returns: `float32`, `[records, labels]`, without gradients.
    func logits(_ pictures: Tensor, records: ArraySlice<Int>) throws(TorchError) -> Tensor
}
