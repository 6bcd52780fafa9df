internal import Torch

/// What a training runs on. Another number of threads adds up in another order,
/// and so gives other weights.
public struct TrainingMachine: Sendable, Hashable, Codable {
    /// `cpu`, `cuda` or `cuda:1`.
    public var device: String
    public var threads: Int

    public init(device: String = "cpu", threads: Int) {
        self.device = device
        self.threads = threads
    }

    func prepare() throws -> Device {
        try TorchRuntime.setThreadCount(threads)
        let chosen = try Device(device)
        guard chosen.isAvailable else {
            throw TrainingError(.invalidConfiguration, "device \(device): libtorch finds none on this machine")
        }
        return chosen
    }
}
