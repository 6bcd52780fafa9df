/// How students see the training pictures: the same changes for each of them, so that the full model need not answer
/// anew.
struct LessonViews {
    let augmentation: Augmentation
    let seed: UInt64
    /// At least 1; an epoch shows one view, and after the last the first one comes again.
    let count: Int

    /// Numbers that are kept at most: 256 MB of them.
    private static let largest = 64_000_000

    /// - Parameters:
    ///   - epochs: of the student that learns longest.
    ///   - answers: numbers that the full model gives for a view.
    init(augmentation: Augmentation, seed: UInt64, epochs: Int, answers: Int) {
        self.augmentation = augmentation
        self.seed = seed
        count = augmentation == .none ? 1 : max(1, min(epochs, Self.largest / max(answers, 1)))
    }
}
