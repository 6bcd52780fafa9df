package import CacheNetCalibration
internal import CacheNetCore
package import CacheNetData
package import CacheNetRivals

/// Which settings are compared, each with which seeds.
package struct ExperimentPlan: Sendable {
    /// One comparison.
    package struct Combination: Sendable {
        package let link: LinkProfile
        package let device: DeviceProfile
        package let variant: CacheVariant
        package let stream: StreamPlan
        package let start: DeviceStart
        /// Whether other starts are compared with it.
        fileprivate let hasOtherStarts: Bool
        package let seed: UInt64

        package var setting: ExperimentSetting {
            ExperimentSetting(
                link: link.name, device: device.name, stream: stream.description,
                kind: stream.settings?.kind, dwell: stream.settings?.dwell, bundle: variant.bundle?.name,
                capacity: variant.capacity, policy: variant.policy?.rawValue,
                gate: variant.gate.map(ReportText.gate), start: hasOtherStarts ? start : nil)
        }
    }

    package let links: [LinkProfile]
    package let devices: [DeviceProfile]
    /// At least one, all of the same properties.
    package let variants: [CacheVariant]
    package let streams: [StreamPlan]
    /// What devices have at first.
    package let starts: [DeviceStart]
    package let seeds: [UInt64]
    /// Of each stream; `nil` for all of a file, or 1000.
    package let frames: Int?

    package init(
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
    package var combinations: [Combination] {
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
