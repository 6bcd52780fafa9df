/// What a drawn stream is like, whatever it is drawn from: as a user asks for it with `--stream-kind`, `--dwell` and so
/// on.
public struct StreamSettings: Sendable, Hashable, Codable, CustomStringConvertible {
    /// What one frame has to do with the one before it.
    public let kind: StreamKind
    /// Mean length of a run of one label in the kind's ``StreamKind/dwellUnit``, at least 1; `nil` for a kind without
    /// such runs.
    public let dwell: Double?
    /// Of the pictures that become tracks, where the kind is that.
    public let tracks: TrackSettings
    /// `nil` where labels are drawn from all.
    public let workingSet: WorkingSet?

    /// - Parameter dwell: `nil` for the kind's usual one; a kind without runs has none, whatever is given.
    public init(
        _ kind: StreamKind, dwell: Double? = nil, tracks: TrackSettings = TrackSettings(),
        workingSet: WorkingSet? = nil
    ) {
        self.kind = kind
        self.dwell = kind.usualDwell.map { dwell ?? $0 }
        self.tracks = tracks
        self.workingSet = workingSet
    }

    /// What a data set suggests.
    public static func usual(for dataset: any Dataset) -> StreamSettings {
        StreamSettings(.usual(for: dataset))
    }

    /// Every stickiness of some kinds; a kind without runs has one.
    public static func every(
        _ dwells: [Double], of kinds: [StreamKind], workingSet: WorkingSet? = nil
    ) -> [StreamSettings] {
        kinds.flatMap { kind in
            kind.usualDwell == nil
                ? [StreamSettings(kind, workingSet: workingSet)]
                : dwells.map { StreamSettings(kind, dwell: $0, workingSet: workingSet) }
        }
    }

    /// For example `tracks, dwell 5`, and what else is not as usual.
    public var description: String {
        let parts = [kind.rawValue, dwell.map { "dwell \(brief($0))" }, trackText, workingSetText]
        return parts.compactMap(\.self).joined(separator: ", ")
    }

    /// The data set that the stream's records are of: the tracks of its pictures where the kind is that, else itself.
    ///
    /// - Throws: ``DataError`` when the track settings are out of their range or it has too few pictures.
    public func dataset(from dataset: any Dataset) throws(DataError) -> any Dataset {
        kind == .tracks ? try TrackDataset(dataset, settings: tracks) : dataset
    }

    private var trackText: String? {
        guard kind == .tracks else { return nil }
        let usual = TrackSettings(seed: tracks.seed)
        let parts = [
            tracks.count == usual.count ? nil : "\(tracks.count) pictures",
            tracks.length == usual.length ? nil : "length \(brief(tracks.length))",
            tracks.transition == usual.transition ? nil : tracks.transition.rawValue,
        ].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    private var workingSetText: String? { workingSet.map { "\($0) \(kind.runUnit)" } }
}

/// Without a fraction where there is none.
private func brief(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
}
