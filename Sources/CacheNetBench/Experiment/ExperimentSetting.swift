internal import Foundation

/// Under which conditions methods were compared; with a seed it is one comparison.
public struct ExperimentSetting: Sendable, Codable, Hashable, CustomStringConvertible {
    /// The names of the link and the device.
    public let link: String
    public let device: String
    /// How the stream was made, in words.
    public let stream: String
    /// Mean length of a run in frames; `nil` where the stream is not made of runs.
    public let dwell: Double?

    /// For example `dwell 50, wifi, pi4`.
    public var description: String { "\(stream), \(link), \(device)" }
}
