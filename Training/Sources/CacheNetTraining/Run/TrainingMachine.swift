internal import Torch

/// What a training runs on.
public struct TrainingMachine: Sendable, Hashable {
    /// `cpu`, `cuda` or `cuda:1`.
    public var device: String
    public var threads: Int

    public init(device: String = "cpu", threads: Int) {
        self.device = device
        self.threads = threads
    }

    func prepare() throws -> Device {
        guard threads >= 1 else {
            throw TrainingError(.invalidConfiguration, "expected at least one thread, got \(threads)")
        }
        try TorchRuntime.setThreadCount(threads)
        let chosen = try Device(device)
        guard chosen.isAvailable else {
            throw TrainingError(.invalidConfiguration, "device \(device): libtorch finds none on this machine")
        }
        return chosen
    }
}
