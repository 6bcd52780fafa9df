internal import CacheNetData

/// Which settings are compared, each with which seeds.
public struct ExperimentPlan: Sendable {
    /// One comparison.
    public struct Combination: Sendable {
        public let link: LinkProfile
        public let device: DeviceProfile
        public let stream: StreamPlan
        public let seed: UInt64

        public var setting: ExperimentSetting {
            ExperimentSetting(
                link: link.name, device: device.name, stream: stream.description, dwell: stream.dwell)
        }
    }

    public let links: [LinkProfile]
    public let devices: [DeviceProfile]
    public let streams: [StreamPlan]
    public let seeds: [UInt64]
    /// Of each stream; `nil` for all of a file, or 1000.
    public let frames: Int?

    public init(
        links: [LinkProfile], devices: [DeviceProfile], streams: [StreamPlan], seeds: [UInt64] = [1], frames: Int? = nil
    ) {
        self.links = links
        self.devices = devices
        self.streams = streams
        self.seeds = seeds
        self.frames = frames
    }

    /// In the order in which they are run: a setting has all its seeds before the next one begins.
    public var combinations: [Combination] {
        links.flatMap { link in
            devices.flatMap { device in
                streams.flatMap { stream in
                    seeds.map { Combination(link: link, device: device, stream: stream, seed: $0) }
                }
            }
        }
    }
}
