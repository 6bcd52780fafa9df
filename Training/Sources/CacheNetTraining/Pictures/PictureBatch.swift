internal import Torch

/// What a network sees in a step.
struct PictureBatch {
    /// `uint8`, `[records, channels, height, width]`, as augmentation made them.
    let pictures: Tensor
    /// What they show.
    let records: ArraySlice<Int>
    /// From 0; it decides how they were changed.
    let epoch: Int
}
