import ArgumentParser
import CacheNetTraining
import Foundation

struct MachineOptions: ParsableArguments {
    @Option(help: "What to train on: cpu, cuda or cuda:N.")
    var device = "cpu"
    @Option(help: "Threads of the processor (default: one for each core); another number rounds differently.")
    var threads: Int?

    var machine: TrainingMachine {
        TrainingMachine(device: device, threads: threads ?? ProcessInfo.processInfo.activeProcessorCount)
    }

    func validate() throws {
        guard threads ?? 1 >= 1 else { throw ValidationError("--threads: expected at least 1, got \(threads ?? 0)") }
    }
}
