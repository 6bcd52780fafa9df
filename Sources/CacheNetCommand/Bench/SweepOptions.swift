import ArgumentParser
import CacheNetBench
import CacheNetBundle
import CacheNetCalibration
import CacheNetData
import CacheNetRivals
import Foundation

/// What is compared: links, devices and streams, each a list.
struct SweepOptions: ParsableArguments {
    /// More would not end within a lifetime.
    private static let mostSeeds = 1000
    private static let mostComparisons = 100_000.0

    @Option(
        help: """
            Networks, separated by commas: \(LinkProfile.presetWords) \
            (default: wifi).
            """,
        transform: CommaList.parsed)
    var link = CommaList(["wifi"])
    @Option(
        help:
            "The link is gone for a while at the end of each period of its own time, such as 5s/60s (default: never; 1ms to 3600s).",
        transform: OutageArgument.parsed)
    var outage: OutageArgument?
    @Option(
        help: """
            Devices, separated by commas: how many times slower than this machine they compute, or \
            \(DeviceProfile.presetWords), whose factors are assumptions, not measured on such devices (default: pi4).
            """,
        transform: CommaList.parsed)
    var device = CommaList(["pi4"])
    @OptionGroup var choice: StreamChoice
    @Option(
        help: "How frames are drawn, separated by commas: \(StreamKindArgument.explanation).",
        transform: CommaList.parsed)
    var streamKind: CommaList<StreamKindArgument>?
    @Option(
        help: """
            Mean lengths of a run before a label is drawn afresh, at least 1, separated by commas: in frames \
            (independent; default: 50) or tracks (default: 5).
            """,
        transform: CommaList.parsed)
    var dwell: CommaList<String>?
    @Option(help: "Frames of each stream (default: 1000; all of --stream).")
    var frames: Int?
    @Option(
        help:
            "The first seed of streams, the seed of all tracks, and that of the links' jitter and stalls (default: 1).",
        transform: UInt64.parsed)
    var seed: UInt64 = 1
    @Option(help: "Streams for each setting, of one seed each; two or more give confidence intervals.")
    var seeds = 1

    func validate() throws {
        try choice.check(kinds: kinds, hasDwell: dwell != nil, frames: frames)
        guard (1...Self.mostSeeds).contains(seeds) else {
            throw ValidationError("--seeds: expected 1 to \(Self.mostSeeds), got \(seeds)")
        }
        guard choice.stream == nil || seeds == 1 else {
            throw ValidationError("--seeds has no meaning with --stream, whose frames are given")
        }
        _ = try dwells()
        do {
            _ = try links()
            _ = try devices()
        } catch {
            throw ValidationError("--\(error)")
        }
    }

    /// - Throws: what is to be said when there are more comparisons than anyone waits for.
    func checkCount(with options: DeviceSweepOptions) throws {
        let counts = [
            link.uniqueElements.count, device.uniqueElements.count, streamCount, seeds,
            options.variantCount, options.starts.count,
        ]
        let product = counts.reduce(1.0) { $0 * Double($1) }
        guard product <= Self.mostComparisons else {
            throw ValidationError(
                "expected lists that make at most \(Int(Self.mostComparisons)) comparisons, got "
                    + counts.map(String.init).joined(separator: " x "))
        }
    }

    func openDataset() throws -> any Dataset { try choice.specification().open() }

    /// - Parameter bundles: those that working sets may be aligned with.
    /// - Throws: what is to be said when the data set or a file does not have the frames.
    func checkStreams(of dataset: any Dataset, for bundles: [BundleConfig]) throws {
        for plan in try plans(for: dataset) {
            for bundle in bundles {
                try StreamChoice.naming {
                    try plan.check(dataset, groups: bundle.labelGroups, count: frames)
                }
            }
        }
    }

    /// - Parameter variants: of CacheNet.
    func plan(for dataset: any Dataset, _ variants: [CacheVariant], starts: [DeviceStart]) throws -> ExperimentPlan {
        ExperimentPlan(
            links: try links(), devices: try devices(), variants: variants,
            streams: try plans(for: dataset), starts: starts,
            seeds: (0..<UInt64(seeds)).map { seed &+ $0 }, frames: frames)
    }

    private var kinds: [StreamKind]? { streamKind?.uniqueElements.map(\.kind) }

    /// At most.
    private var streamCount: Int {
        let dwells = dwell?.uniqueElements.count ?? 1
        return kinds?.reduce(0) { $0 + ($1.usualDwell == nil ? 1 : dwells) } ?? dwells
    }

    func plans(for dataset: any Dataset) throws -> [StreamPlan] {
        try choice.plans(for: dataset, kinds: kinds, dwells: try dwells(), seed: seed)
    }

    private func links() throws -> [LinkProfile] {
        try link.uniqueElements.map {
            var profile = try LinkProfile(parsing: $0)
            profile.outage = outage?.outage
            return profile
        }
    }

    private func devices() throws -> [DeviceProfile] {
        try device.uniqueElements.map { try DeviceProfile(parsing: $0) }
    }

    private func dwells() throws -> [Double]? {
        try dwell?.uniqueElements.map { item in
            let value = Double(item)
            try StreamChoice.check(dwell: value, got: item)
            return value ?? 1
        }
    }
}
