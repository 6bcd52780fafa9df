package import CacheNetData
package import CacheNetRivals
internal import Foundation

/// Under which conditions methods were compared; with a seed it is one comparison.
package struct ExperimentSetting: Sendable, Codable, Hashable, CustomStringConvertible {
    /// The names of the link and the device.
    package let link: String
    package let device: String
    /// How the stream was made, in words: its kind, its dwell, and what else is not as usual.
    package let stream: String
    /// `nil` where its records were listed.
    package let kind: StreamKind?
    /// Mean length of a run of one label, in frames or, of tracks, in tracks; `nil` where the stream is not made of
    /// runs.
    package let dwell: Double?
    /// How CacheNet was set up; `nil` where all comparisons had the same.
    package let bundle: String?
    /// In partitions.
    package let capacity: Int?
    package let policy: String?
    package let gate: String?
    /// What devices have at first; `nil` where all comparisons had the same.
    package let start: DeviceStart?

    package init(
        link: String, device: String, stream: String, kind: StreamKind?, dwell: Double?, bundle: String? = nil,
        capacity: Int? = nil, policy: String? = nil, gate: String? = nil, start: DeviceStart? = nil
    ) {
        self.link = link
        self.device = device
        self.stream = stream
        self.kind = kind
        self.dwell = dwell
        self.bundle = bundle
        self.capacity = capacity
        self.policy = policy
        self.gate = gate
        self.start = start
    }

    /// All but the stream, such as `wifi, pi4, capacity 2`.
    var condition: String {
        let varied = [
            bundle, capacity.map { "capacity \($0)" }, policy, gate.map { "gate \($0)" },
            start.map { "\($0.rawValue) start" },
        ]
        return ([link, device] + varied.compactMap(\.self)).joined(separator: ", ")
    }

    /// For example `independent, dwell 50, wifi, pi4`, and what of CacheNet's set-up was swept.
    package var description: String { "\(stream), \(condition)" }
}
