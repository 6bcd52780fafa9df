import CacheNetBundle
import CacheNetData

/// A stream whose pictures were found, before the bundle is known that it is shown to.
struct OpenedStream {
    let plan: StreamPlan
    /// The pictures, not tracks of them.
    let dataset: any Dataset
    private let count: Int?
    private let seed: UInt64
    /// `nil` where it takes the bundle's partitions to draw them.
    private let frames: DatasetFrames<[Int]>?

    /// - Parameters:
    ///   - count: `nil` for as many as a file has.
    ///   - seed: of what is drawn.
    /// - Throws: what drawing throws.
    init(_ dataset: any Dataset, plan: StreamPlan, count: Int?, seed: UInt64) throws {
        self.plan = plan
        self.dataset = dataset
        self.count = count
        self.seed = seed
        let isAligned = plan.settings?.workingSet?.isAligned ?? false
        frames = isAligned ? nil : try plan.frames(of: dataset, count: count, seed: seed)
    }

    /// - Throws: what drawing throws, where it had to wait for the bundle.
    func frames(for config: BundleConfig) throws -> DatasetFrames<[Int]> {
        try frames ?? plan.frames(of: dataset, groups: config.labelGroups, count: count, seed: seed)
    }
}
