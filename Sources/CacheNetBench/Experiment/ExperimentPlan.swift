public import CacheNetCalibration
internal import CacheNetCore
internal import CacheNetData

/// Which settings are compared, each with which seeds.
public struct ExperimentPlan: Sendable {
    /// One comparison.
    public struct Combination: Sendable {
        public let link: LinkProfile
        public let device: DeviceProfile
        public let variant: CacheVariant
        public let stream: StreamPlan
        public let start: DeviceStart
        /// Whether other starts are compared with it.
        fileprivate let hasOtherStarts: Bool
        public let seed: UInt64

        public var setting: ExperimentSetting {
            ExperimentSetting(
                link: link.name, device: device.name, stream: stream.description,
                kind: stream.settings?.kind, dwell: stream.settings?.dwell, bundle: variant.bundle?.name,
                capacity: variant.capacity, policy: variant.policy?.rawValue,
                gate: variant.gate.map(ReportText.gate), start: hasOtherStarts ? start : nil)
        }
    }

    public let links: [LinkProfile]
    public let devices: [DeviceProfile]
    /// At least one, all of the same properties.
    public let variants: [CacheVariant]
    public let streams: [StreamPlan]
    /// What devices have at first.
    public let starts: [DeviceStart]
    public let seeds: [UInt64]
    /// Of each stream; `nil` for all of a file, or 1000.
    public let frames: Int?

    public init(
        links: [LinkProfile], devices: [DeviceProfile], variants: [CacheVariant] = [CacheVariant()],
        streams: [StreamPlan], starts: [DeviceStart] = [.warm], seeds: [UInt64] = [1], frames: Int? = nil
    ) {
        self.links = links
        self.devices = devices
        self.variants = variants
        self.streams = streams
        self.starts = starts
        self.seeds = seeds
        self.frames = frames
    }

    /// In the order in which they are run: a setting has all its seeds before the next one begins.
    public var combinations: [Combination] {
        links.flatMap { link in
            devices.flatMap { device in
                variants.flatMap { variant in
                    streams.flatMap { stream in
                        starts.flatMap { start in
                            seeds.map {
                                Combination(
                                    link: link, device: device, variant: variant, stream: stream, start: start,
                                    hasOtherStarts: starts.count > 1, seed: $0)
                            }
                        }
                    }
                }
            }
        }
    }
}
