import ArgumentParser
import CacheNetData
import CacheNetSimulation
import Foundation

struct StreamOptions: ParsableArguments {
    /// Their records are drawn before the first one is shown.
    private static let mostFrames = 100_000_000
    private static let usualDwell = 50.0

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
            Mean length of a run before a label is drawn afresh, at least 1 (default: 50, where the source has no \
            sequences).
            """)
    var dwell: Double?
    @Flag(help: "Every record is as likely as any other.")
    var uniform = false
    @Option(help: "How many frames (default: 4000, bench 1000; all of --stream).")
    var frames: Int?
    @Option(help: "Seed of --natural, --dwell and --uniform.")
    var seed: UInt64 = 1
    @Option(help: "Frames per second (default: as fast as it goes).")
    var fps: Double?

    func validate() throws {
        guard [stream != nil, natural, dwell != nil, uniform].count(where: { $0 }) <= 1 else {
            throw ValidationError("choose one of --stream, --natural, --dwell and --uniform")
        }
        guard dwell.map({ $0 >= 1 && $0.isFinite }) ?? true else {
            throw ValidationError("--dwell: expected at least 1, got \(dwell ?? 0)")
        }
        guard (1...Self.mostFrames).contains(frames ?? 1) else {
            throw ValidationError("--frames: expected 1 to \(Self.mostFrames), got \(frames ?? 0)")
        }
        guard fps.map({ $0 > 0 && $0.isFinite }) ?? true else {
            throw ValidationError("--fps: expected more than 0, got \(fps ?? 0)")
        }
        _ = try specification()
    }

    func open() throws -> FrameSource<[Int]> {
        let dataset = try specification().open()
        let count = frames ?? 4000
        let records =
            if let stream {
                Array(try StreamCSV(path: stream, dataset: dataset).prefix(frames ?? .max))
            } else if uniform {
                Array(UniformStream(seed: seed, dataset: dataset).prefix(count))
            } else if isNatural(dataset) {
                Array(try WalkStream(seed: seed, dataset: dataset).prefix(count))
            } else {
                Array(try DwellStream(dwell: dwell ?? Self.usualDwell, seed: seed, dataset: dataset).prefix(count))
            }
        return FrameSource(dataset: dataset, records: records)
    }

    /// What a recorded run says of it: no path, since that means nothing elsewhere.
    func described(of dataset: any Dataset) throws -> RecordedStream {
        let specification = try specification()
        let parameters = specification.parameters
        let source = specification.kind.rawValue + (parameters.isEmpty ? "" : ":\(parameters)")
        if stream != nil { return RecordedStream(source: source, order: "listed", seed: nil) }
        let order =
            if uniform { "uniform" } else if isNatural(dataset) { "natural" } else {
                String(format: "dwell %g", dwell ?? Self.usualDwell)
            }
        return RecordedStream(source: source, order: order, seed: seed)
    }

    private func isNatural(_ dataset: any Dataset) -> Bool { natural || (dwell == nil && dataset.sequences != nil) }

    private func specification() throws -> SourceSpecification {
        do { return try SourceSpecification(source) } catch { throw ValidationError("--source: \(error)") }
    }
}
