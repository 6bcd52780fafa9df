import ArgumentParser
import CacheNetTraining
import Foundation
import Torch

/// Prints how many pictures a second a network learns, for `make bench-training`.
@main
struct BenchTraining: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench-training", abstract: "Print how many pictures of 3 x 32 x 32 a second a network learns.")

    @Option(help: "Such as resnet9:32 or resnet:16x1.")
    var network = "resnet9:32"
    @Option(help: "Pictures in a step.")
    var batchSize = 128
    @Option(help: "Steps that are measured, after as many to warm up.")
    var steps = 20
    @Option(help: "float32 or bfloat16.", transform: Self.precision)
    var precision = Precision.bfloat16
    @Option(help: "Threads of the processor.")
    var threads = ProcessInfo.processInfo.activeProcessorCount

    func validate() throws {
        guard batchSize >= 1, steps >= 1, threads >= 1 else {
            throw ValidationError("expected a batch size, steps and threads of at least 1")
        }
    }

    func run() throws {
        let benchmark = ThroughputBenchmark(
            network: network, batchSize: batchSize, steps: steps, precision: precision,
            machine: TrainingMachine(threads: threads))
        print(String(format: "%.1f", try benchmark.picturesPerSecond()))
    }

    private static func precision(_ text: String) throws -> Precision {
        guard let precision = Precision(rawValue: text) else {
            throw ValidationError("expected float32 or bfloat16, got \(text)")
        }
        return precision
    }
}
