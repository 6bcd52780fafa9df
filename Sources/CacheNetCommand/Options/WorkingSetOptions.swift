import ArgumentParser
import CacheNetBundle
import CacheNetData

/// The few labels that a stream shows for a while.
struct WorkingSetOptions: ParsableArguments {
    @Option(
        help: """
            Show only so many labels for a while, a few of them much more often than the others (default: all labels, \
            each as often as any other).
            """)
    var workingSet: Int?
    @Option(
        help: """
            After how many runs (tracks, walks, or frames of a uniform stream) other labels are shown (default: 60).
            """)
    var workingSetRuns: Int?
    @Flag(help: "Labels that are shown together are of as few of the bundle's partitions as possible.")
    var workingSetAligned = false

    func validate() throws {
        guard workingSet ?? 1 >= 1 else {
            throw ValidationError("--working-set: expected at least 1, got \(workingSet ?? 0)")
        }
        guard workingSetRuns ?? 1 >= 1 else {
            throw ValidationError("--working-set-runs: expected at least 1, got \(workingSetRuns ?? 0)")
        }
        guard workingSet != nil || given.isEmpty else {
            throw ValidationError("\(given[0]): expected --working-set with it, got none")
        }
    }

    var settings: WorkingSet? {
        workingSet.map { labels in
            var set = WorkingSet(labels: labels, isAligned: workingSetAligned)
            set.runs = workingSetRuns ?? set.runs
            return set
        }
    }

    /// - Throws: where a bundle has nothing that labels could be aligned with.
    func check(_ config: BundleConfig) throws(ValidationError) {
        guard !workingSetAligned || config.partitions.contains(where: { !$0.classes.isEmpty }) else {
            throw ValidationError(
                "--working-set-aligned: expected a bundle whose partitions have classes, got one with none")
        }
    }

    /// The options that were given, as they are spelt.
    var given: [String] {
        [
            workingSet.map { _ in "--working-set" }, workingSetRuns.map { _ in "--working-set-runs" },
            workingSetAligned ? "--working-set-aligned" : nil,
        ].compactMap(\.self)
    }
}
