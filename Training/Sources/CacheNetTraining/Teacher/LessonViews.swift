/// How students see the training pictures: the same changes for each of them, so that the full model need not answer
/// again.
struct LessonViews {
    let augmentation: Augmentation
    let seed: UInt64
    /// At least 1; an epoch shows one view, and after the last the first one comes again.
    let count: Int
}
