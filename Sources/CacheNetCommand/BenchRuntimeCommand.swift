import ArgumentParser
import CacheNetBench
import CacheNetData
import CacheNetTransport
import Foundation

struct BenchRuntimeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench-runtime",
        abstract: "Measure what the runtime adds to the engine.",
        discussion: """
            Needs an edge server in another process (`cachenet serve`), best started for this alone. `make bench-runtime` \
            does both.
            """
    )

    @OptionGroup(title: "Edge") var edge: EdgeOptions
    @Option(help: "Where pictures come from: cifar10:DIR, folder:DIR, fvg:DIR, tensors:DIR or walkers.")
    var source: String

    func validate() throws {
        _ = try SourceSpecification(source, option: "--source")
    }

    func run() async throws {
        EndingSignals.deleteUnfinishedFiles()
        let dataset = try SourceSpecification(source).open()
        let frames = (0..<min(dataset.count, 1000)).map { dataset.pixels(of: $0) }
        let connection = try EdgeConnection(credentials: edge.credentials())
        do {
            let name = try await edge.modelName(over: connection)
            let benchmark = try await RuntimeBenchmark(
                connection, baseURL: edge.url().description, model: name, frames: frames)
            for measure in [
                { try await benchmark.hits() }, { try await benchmark.path() }, { try await benchmark.misses() },
                { try await benchmark.swaps() },
                { try await benchmark.fetches() },
                {
                    try [(labels: 10, atMost: 2.5), (labels: 1000, atMost: 30)]
                        .map { try DecisionBenchmark(labels: $0.labels, atMost: $0.atMost).figure() }
                },
            ] {
                for figure in try await measure() { print(figure) }
                print()
            }
        } catch {
            try await connection.shutdown()
            throw error
        }
        try await connection.shutdown()
    }
}
