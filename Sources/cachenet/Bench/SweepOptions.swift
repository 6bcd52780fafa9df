import ArgumentParser
import CacheNetBench
import CacheNetData

/// What is compared: links, devices and streams, each a list.
struct SweepOptions: ParsableArguments {
    /// More would not end within a lifetime; less of it is a slip of the finger.
    private static let mostSeeds = 1000
    private static let mostFrames = 100_000_000

    @Option(
        help: """
            Networks, separated by commas: \(LinkProfile.presets.map(\.name).joined(separator: ", ")).
            """)
    var link = "wifi"
    @Option(
        help: """
            Devices, separated by commas: \(DeviceProfile.presets.map(\.name).joined(separator: ", ")), or how many \
            times slower than this machine they compute.
            """)
    var device = "pi4"
    @Option(
        help: """
            Where pictures come from: cifar10:DIR (its binary layout), folder:DIR (a sub-folder of pictures a label), \
            fvg:DIR (Front-View Gait), walkers[:N] (N drawn people who walk, 20 by default).
            """)
    var source: String
    @Option(help: "A CSV with a column `record`: the test records in order.")
    var stream: String?
    @Flag(help: "Whole sequences in random order (the default where the source has sequences).")
    var natural = false
    @Option(
        help: """
            Mean lengths of a run before a label is drawn afresh, at least 1, separated by commas (default: 50, where the \
            source has no sequences).
            """)
    var dwell: String?
    @Flag(help: "Every record is as likely as any other.")
    var uniform = false
    @Option(help: "Frames of each stream (default: 1000; all of --stream).")
    var frames: Int?
    @Option(help: "The first seed of streams and of the links' jitter.")
    var seed: UInt64 = 1
    @Option(help: "Streams for each setting, of one seed each; two or more give confidence intervals.")
    var seeds = 1

    func validate() throws {
        guard [stream != nil, natural, dwell != nil, uniform].count(where: { $0 }) <= 1 else {
            throw ValidationError("choose one of --stream, --natural, --dwell and --uniform")
        }
        guard (1...Self.mostFrames).contains(frames ?? 1) else {
            throw ValidationError("--frames: expected 1 to \(Self.mostFrames), got \(frames ?? 0)")
        }
        guard (1...Self.mostSeeds).contains(seeds) else {
            throw ValidationError("--seeds: expected 1 to \(Self.mostSeeds), got \(seeds)")
        }
        guard stream == nil || seeds == 1 else {
            throw ValidationError("--seeds has no meaning with --stream, whose frames are given")
        }
        _ = try dwells()
        do {
            _ = try links()
            _ = try devices()
        } catch {
            throw ValidationError("--\(error)")
        }
        _ = try specification()
    }

    func openDataset() throws -> any Dataset { try specification().open() }

    func plan(for dataset: any Dataset) throws -> ExperimentPlan {
        let streams: [StreamPlan] =
            if let stream {
                [.file(stream)]
            } else if natural {
                [.natural]
            } else if uniform {
                [.uniform]
            } else {
                try dwells().map { $0.map { .dwell($0) } } ?? [.usual(for: dataset)]
            }
        return ExperimentPlan(
            links: try links(), devices: try devices(), streams: streams,
            seeds: (0..<UInt64(seeds)).map { seed &+ $0 }, frames: frames)
    }

    private func links() throws -> [LinkProfile] { try Self.items(of: link).map { try LinkProfile(parsing: $0) } }

    private func devices() throws -> [DeviceProfile] {
        try Self.items(of: device).map { try DeviceProfile(parsing: $0) }
    }

    private func dwells() throws -> [Double]? {
        try dwell.map { list in
            try Self.items(of: list).map { item in
                guard let value = Double(item), value >= 1, value.isFinite else {
                    throw ValidationError("--dwell: expected numbers of at least 1, got \"\(item)\"")
                }
                return value
            }
        }
    }

    /// Each once, in order.
    private static func items(of list: String) -> [String] {
        list.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            .reduce(into: []) { items, item in
                if !items.contains(item) { items.append(item) }
            }
    }

    private func specification() throws -> SourceSpecification {
        do { return try SourceSpecification(source) } catch { throw ValidationError("--source: \(error)") }
    }
}
