internal import CacheNetCalibration

extension TrainingPlan {
    /// Finds values outside their ranges: a plan may come from a file that somebody changed.
    func check() throws(TrainingError) {
        try expect("machine.threads", machine.threads, in: 1...4096)
        try expect("ladder.partitions", ladder.partitions, in: 0...100_000)
        guard ladder.hasFallback || ladder.partitions > 0 else {
            throw TrainingError(
                .invalidConfiguration, "plan: ladder: expected a fallback model or partitions, got neither")
        }
        try search?.check()
        try check("recipes.full", recipes.full)
        try check("recipes.fallback", recipes.fallback)
        try check("recipes.partition", recipes.partition)
        guard recipes.partition.augmentation == recipes.fallback.augmentation else {
            throw TrainingError(
                .invalidConfiguration,
                "plan: recipes.partition.augmentation: expected that of recipes.fallback, whose lessons partitions share, "
                    + "got another")
        }
        try check("recipes.encoder", recipes.encoder)
        try expect("distillation.temperature", distillation.temperature, in: Distillation.temperatures)
        try expect("distillation.teacherShare", distillation.teacherShare, in: 0...1)
        try expect("distillation.foreignPerOwn", distillation.foreignPerOwn, in: 0...1000)
        try expect("distillation.views", distillation.views, in: 1...1000)
        do {
            try calibration.check()
        } catch {
            throw TrainingError(.invalidConfiguration, "plan: calibration.\(error)")
        }
        guard (codes == .groups) != groups.isEmpty, groups.isEmpty || partitionCounts.allSatisfy({ $0 == groups.count })
        else {
            throw TrainingError(
                .invalidConfiguration,
                "plan: groups: expected one for each of \(partitionCounts) partitions with codes that are given, and none "
                    + "otherwise, got \(groups.count) with \(codes.rawValue)")
        }
        if case .imported(let path) = full, !codes.followsLabel {
            throw TrainingError(
                .invalidConfiguration,
                "plan: codes: expected \(CodeMethod.clustering.rawValue) beside a full model from elsewhere, whose "
                    + "hint follows from its answer, got \(codes.rawValue) for \(path)")
        }
    }

    /// How many partitions there may be.
    private var partitionCounts: [Int] { search?.partitions ?? [ladder.partitions] }

    private func check(_ name: String, _ recipe: Recipe) throws(TrainingError) {
        try expect("\(name).epochs", recipe.epochs, in: 1...1_000_000)
        try expect("\(name).batchSize", recipe.batchSize, in: 1...1_000_000)
        try expect("\(name).schedule.peak", recipe.schedule.peak, in: 0...1000)
        try expect("\(name).schedule.warmUp", recipe.schedule.warmUp, in: 0...1)
        try expect("\(name).momentum", recipe.momentum, in: 0...0.9999)
        try expect("\(name).weightDecay", recipe.weightDecay, in: 0...1)
        try expect("\(name).labelSmoothing", recipe.labelSmoothing, in: 0...1)
        try expect("\(name).augmentation.shift", recipe.augmentation.shift, in: 0...10_000)
        try expect("\(name).augmentation.cutout", recipe.augmentation.cutout, in: 0...10_000)
        try expect("\(name).averageDecay", recipe.averageDecay, in: 0...1)
    }

    private func expect<Value: Comparable>(
        _ name: String, _ value: Value, in range: ClosedRange<Value>
    ) throws(TrainingError) {
        guard range.contains(value) else {
            throw TrainingError(
                .invalidConfiguration,
                "plan: \(name): expected \(range.lowerBound) to \(range.upperBound), got \(value)")
        }
    }
}
