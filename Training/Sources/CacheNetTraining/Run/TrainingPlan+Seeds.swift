internal import CacheNetCore

extension TrainingPlan {
    /// Each stage draws from numbers of its own, so that one more or less of them changes no other.
    func seed(of stage: String) -> UInt64 {
        var generator = SeededGenerator(seed: seed, path: stage.utf8.map(Int.init))
        return generator.next()
    }
}
