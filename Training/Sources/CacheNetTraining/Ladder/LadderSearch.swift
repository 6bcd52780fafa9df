internal import CacheNetCalibration

/// A search for the ladder with which a device answers soonest while it keeps its promise: what is tried, for which link
/// and device, and within what. Downloads are in the background and are not counted.
public struct LadderSearch: Sendable, Hashable, Codable {
    /// Between device and edge server, as ``CacheNetCalibration/LinkProfile`` parses it.
    public var link: String
    /// As ``CacheNetCalibration/DeviceProfile`` parses it.
    public var device: String
    /// Networks that are tried, from the smallest to the largest.
    public var networks: [String]
    /// Numbers of partitions that are tried beside the best fallback models, each at least 1.
    public var partitions: [Int]
    /// The share of a recipe's epochs that a candidate learns, above 0 and at most 1.
    public var epochs: Double
    /// Bytes of the files of the fallback model and one partition, at most; `nil` for no bound.
    public var bytes: Int?
    /// Multiply-accumulates of a frame that the fallback model and a partition answer, at most.
    public var multiplyAccumulates: Int

    /// What is tried where nobody says otherwise: from a fraction of a million multiply-accumulates to what small devices
    /// run in some ten milliseconds.
    public init(
        link: String = "wifi", device: String = "pi4",
        networks: [String] = [4, 6, 8, 12, 16, 24, 32].map { "resnet:\($0)x1/2" }, partitions: [Int] = [4, 16],
        epochs: Double = 0.34, bytes: Int? = nil, multiplyAccumulates: Int = 16_000_000
    ) {
        self.link = link
        self.device = device
        self.networks = networks
        self.partitions = partitions
        self.epochs = epochs
        self.bytes = bytes
        self.multiplyAccumulates = multiplyAccumulates
    }

    /// Whether a device has room for so much.
    ///
    /// - Parameter multiplyAccumulates: of a frame.
    func allows(bytes: Int, _ multiplyAccumulates: Int) -> Bool {
        bytes <= self.bytes ?? .max && multiplyAccumulates <= self.multiplyAccumulates
    }

    func check() throws(TrainingError) {
        func refuse(_ expected: String, _ got: String) -> TrainingError {
            TrainingError(.invalidConfiguration, "plan: search.\(expected), got \(got)")
        }
        do {
            _ = (try LinkProfile(parsing: link), try DeviceProfile(parsing: device))
        } catch {
            throw TrainingError(.invalidConfiguration, "plan: search.\(error)")
        }
        guard !networks.isEmpty else { throw refuse("networks: expected at least one", "none") }
        guard partitions.allSatisfy({ (1...100_000).contains($0) }) else {
            throw refuse("partitions: expected numbers of 1 to 100000", "\(partitions)")
        }
        guard epochs > 0, epochs <= 1 else { throw refuse("epochs: expected more than 0 and at most 1", "\(epochs)") }
        guard bytes ?? 1 >= 1, multiplyAccumulates >= 1 else {
            throw refuse("bytes, multiplyAccumulates: expected at least 1", "\(bytes ?? 1) and \(multiplyAccumulates)")
        }
    }
}
