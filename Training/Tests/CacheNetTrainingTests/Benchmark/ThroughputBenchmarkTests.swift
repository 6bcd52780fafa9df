import CacheNetTraining
import Testing
import Torch

struct ThroughputBenchmarkTests {
    @Test func aNetworkThatLearnsHasARate() throws {
        let benchmark = ThroughputBenchmark(
            network: "resnet:4x1", batchSize: 4, steps: 2, precision: .float32, machine: TrainingMachine(threads: 1))
        #expect(try benchmark.picturesPerSecond() > 0)
    }
}
