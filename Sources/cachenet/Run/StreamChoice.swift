import ArgumentParser
import CacheNetBench
import CacheNetData

/// Where pictures come from and in which order they are shown, but for the lengths of runs.
struct StreamChoice: ParsableArguments {
    /// Their records are drawn before the first one is shown; more is a slip of the finger.
    private static let mostFrames = 100_000_000
    /// No stream is so long that more would make a difference.
    private static let dwells = 1...1e9

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
    @Flag(help: "Every record is as likely as any other.")
    var uniform = false

    func validate() throws {
        _ = try specification()
    }

    /// What the options beside these must fit.
    func check(hasDwell: Bool, frames: Int?) throws {
        let orders = [
            ("--stream", stream != nil), ("--natural", natural), ("--dwell", hasDwell), ("--uniform", uniform),
        ]
        let asked = orders.filter(\.1).map(\.0)
        guard asked.count <= 1 else {
            throw ValidationError(
                "expected at most one of \(orders.map(\.0).joined(separator: ", ")), got "
                    + asked.joined(separator: " and "))
        }
        guard (1...Self.mostFrames).contains(frames ?? 1) else {
            throw ValidationError("--frames: expected 1 to \(Self.mostFrames), got \(frames ?? 0)")
        }
    }

    /// - Parameter text: the mean length of a run as it was written.
    static func check(dwell: Double?, got text: String) throws {
        guard let dwell, dwells.contains(dwell) else {
            throw ValidationError("--dwell: expected a number of 1 to 1000000000, got \"\(text)\"")
        }
    }

    func specification() throws -> SourceSpecification { try SourceSpecification(source, option: "--source") }

    /// - Throws: `ValidationError` that names the option where there are fewer frames than are asked for.
    static func naming<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let error as BenchError { throw ValidationError("--\(error)") }
    }

    /// - Parameter dwells: the mean lengths of runs that are asked for; what the data set suggests where nothing is.
    func plans(for dataset: any Dataset, dwells: [Double]?) -> [StreamPlan] {
        if let stream { return [.file(stream)] }
        if natural { return [.natural] }
        if uniform { return [.uniform] }
        return dwells?.map { .dwell($0) } ?? [.usual(for: dataset)]
    }
}
