internal import Foundation
internal import Torch

extension TrainingRun {
    private static let lessonsStage = "lessons"
    /// Numbers, 1 GB of them: with many labels there are fewer views.
    private static let mostAnswers = 256_000_000

    /// What the fallback model and the partitions see of the training pictures.
    var views: LessonViews {
        let recipes = plan.recipes
        let useful =
            recipes.fallback.augmentation == .none ? 1 : max(recipes.fallback.epochs, recipes.partition.epochs)
        let bearable = max(1, Self.mostAnswers / (training.count * labels.count))
        return LessonViews(
            augmentation: recipes.fallback.augmentation, seed: plan.seed(of: Self.lessonsStage),
            count: min(plan.distillation.views, useful, bearable))
    }

    /// Asks the full model about every view of the training pictures, or reads what it answered.
    func lessons(_ full: any FullModel) throws -> TeacherLogits {
        let file = directory.weights(of: Self.lessonsStage)
        if directory.exists(file) { return try readLessons(file) }
        journal.resume(Self.lessonsStage, afterEpochs: 0)
        let lessons = try full.lessons(training, views) { done, total in
            try journal.checkInterruption("the full model's answers")
            journal.show(stage: Self.lessonsStage, answers: done, of: total)
        }
        journal.note("lessons: \(lessons.views.count) x \(training.count) answers of the full model")
        let views = try lessons.views.enumerated().map { index, view in
            (Self.view(index), try Tensor(view.values, shape: [view.rows, view.columns], device: .cpu))
        }
        try SafeTensors(Dictionary(uniqueKeysWithValues: views)).write(to: file)
        return lessons
    }

    private func readLessons(_ file: String) throws -> TeacherLogits {
        let tensors = try SafeTensors(contentsOf: file).tensors
        let shape = [training.count, labels.count]
        guard [1, views.count].contains(tensors.count) else {
            throw TrainingError(.damagedRun, "\(file): expected \(views.count) views or one, got \(tensors.count)")
        }
        return TeacherLogits(
            views: try (0..<tensors.count).map { index in
                guard let tensor = tensors[Self.view(index)], tensor.shape == shape else {
                    throw TrainingError(
                        .damagedRun,
                        "\(file): expected \(Self.view(index)) of shape \(shape), got "
                            + (tensors[Self.view(index)].map { "\($0.shape)" } ?? "none"))
                }
                return FeatureMatrix(try tensor.floats(), columns: labels.count)
            })
    }

    private static func view(_ index: Int) -> String { "view.\(index)" }
}
