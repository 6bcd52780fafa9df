internal import CacheNetCore

/// What one frame of a drawn stream has to do with the one before it.
public enum StreamKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Runs of one label, of pictures that are independent of each other: ``DwellStream``.
    case independent
    /// Slowly changing views of one picture, one track after the other: ``TrackStream`` on a ``TrackDataset``.
    case tracks
    /// Whole sequences of the data set, such as walks: ``WalkStream``.
    case natural
    /// Every record is as likely as any other: ``UniformStream``.
    case uniform

    /// What a data set suggests: whole sequences where it has some, else independent pictures.
    public static func usual(for dataset: any Dataset) -> StreamKind {
        dataset.sequences == nil ? .independent : .natural
    }

    /// What a gate is calibrated for where nothing is asked for: whole sequences where the data set has some, else what a
    /// camera may make of its pictures, things that stay in view as well as single frames. Of tensors that are no pictures
    /// there are single frames alone.
    public static func usualMix(for dataset: any Dataset) -> [StreamKind] {
        if dataset.sequences != nil { return [.natural] }
        return dataset.frameFormat.isPicture ? [.tracks, .independent] : [.independent]
    }

    /// The mean length of a run of one label where none is asked for, in ``dwellUnit``; `nil` for a kind without such
    /// runs.
    public var usualDwell: Double? {
        switch self {
        case .independent: 50
        case .tracks: 5
        case .natural, .uniform: nil
        }
    }

    /// What a dwell counts: frames, or whole tracks.
    public var dwellUnit: String { self == .tracks ? "tracks" : "frames" }

    /// What the runs of a working set are.
    var runUnit: String {
        switch self {
        case .independent: "runs"
        case .tracks: "tracks"
        case .natural: "walks"
        case .uniform: "frames"
        }
    }
}

extension Sequence<StreamKind> {
    /// What streams of all these kinds show records of: tracks of a data set's pictures where one of the kinds is that,
    /// else the data set itself.
    ///
    /// - Throws: ``DataError`` when the track settings are out of their range or there are too few pictures.
    public func dataset(
        from pictures: any Dataset, tracks: TrackSettings = TrackSettings()
    ) throws(DataError) -> any Dataset {
        contains(.tracks) ? try StreamSettings(.tracks, tracks: tracks).dataset(from: pictures) : pictures
    }

    /// Each once, such as `tracks+independent`.
    package var names: String {
        reduce(into: [String]()) { if !$0.contains($1.rawValue) { $0.append($1.rawValue) } }.joined(separator: "+")
    }
}
