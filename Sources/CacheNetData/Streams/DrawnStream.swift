/// An endless stream of any kind, drawn from the records of a data set or from outcomes that were recorded on one.
///
///     let settings = StreamSettings(.tracks, dwell: 5)
///     let tracks = try settings.dataset(from: pictures)
///     for record in try DrawnStream(settings, seed: 7, dataset: tracks).prefix(4000) { ... }
public struct DrawnStream: Sequence, Sendable {
    private enum Kind: Sendable {
        case independent(DwellStream)
        case tracks(TrackStream)
        case natural(WalkStream)
        case uniform(UniformStream)
    }

    private let kind: Kind

    private init(_ kind: Kind) {
        self.kind = kind
    }

    /// - Parameters:
    ///   - seed: the same seed gives the same records.
    ///   - dataset: for tracks what ``StreamSettings/dataset(from:)`` gives.
    ///   - groups: indices of labels, none in two of them, such as the classes of each partition; for a working set
    ///     that is aligned with them.
    /// - Throws: ``DataError`` when a setting is out of its range or the data set does not have what the kind takes.
    public init(
        _ settings: StreamSettings, seed: UInt64, dataset: any Dataset, groups: [[Int]] = []
    ) throws(DataError) {
        guard dataset.sequences != nil || ![.tracks, .natural].contains(settings.kind) else {
            throw DataError(
                .invalidStream,
                "\(settings.kind.rawValue) stream: expected a data set with sequences of records, got one without")
        }
        guard dataset.count > 0 else {
            throw DataError(
                .invalidStream, "\(settings.kind.rawValue) stream: expected a data set with records, got an empty one")
        }
        // Without a working set no label is asked for, so there need be none.
        switch settings.kind {
        case .natural where settings.workingSet == nil:
            self.init(.natural(try WalkStream(seed: seed, dataset: dataset)))
        case .uniform where settings.workingSet == nil: self.init(.uniform(UniformStream(seed: seed, dataset: dataset)))
        default: try self.init(settings, seed: seed, pool: LabelSequences(dataset), groups: groups)
        }
    }

    /// - Parameters:
    ///   - pool: for tracks and natural streams its sequences are what is shown whole.
    ///   - groups: as above.
    /// - Throws: ``DataError`` when a setting is out of its range or the pool is empty.
    public init(
        _ settings: StreamSettings, seed: UInt64, pool: LabelSequences, groups: [[Int]] = []
    ) throws(DataError) {
        guard !pool.sequences.isEmpty else {
            throw DataError(
                .invalidStream, "\(settings.kind.rawValue) stream: expected a data set with labelled records, got none")
        }
        var labels: LabelDraw?
        if let workingSet = settings.workingSet { labels = try LabelDraw(workingSet, of: pool, groups: groups) }
        if settings.kind == .independent || settings.kind == .tracks {
            try RunDraw.check(dwell: settings.dwell ?? 1)
        }
        self.init(settings, labels: labels, seed: seed, pool: pool)
    }

    /// The same where everything was checked.
    ///
    /// - Parameters:
    ///   - labels: of this pool, or of one of the same labels; `nil` where streams show all.
    package init(_ settings: StreamSettings, labels: LabelDraw?, seed: UInt64, pool: LabelSequences) {
        let dwell = settings.dwell ?? 1
        kind =
            switch settings.kind {
            case .independent:
                .independent(DwellStream(dwell: dwell, seed: seed, sequences: pool.sequences, labels: labels))
            case .tracks: .tracks(TrackStream(dwell: dwell, seed: seed, sequences: pool.sequences, labels: labels))
            case .natural:
                .natural(
                    labels.map { WalkStream(seed: seed, pool: pool, labels: $0) }
                        ?? WalkStream(seed: seed, sequences: pool.ordered))
            case .uniform: .uniform(UniformStream(seed: seed, pool: pool, labels: labels))
            }
    }

    /// Begins with the first frame; the same records each time.
    public func makeIterator() -> Iterator {
        switch kind {
        case .independent(let stream): Iterator(stream.makeIterator())
        case .tracks(let stream): Iterator(stream.makeIterator())
        case .natural(let stream): Iterator(stream.makeIterator())
        case .uniform(let stream): Iterator(stream.makeIterator())
        }
    }

    /// Goes over the stream, of whatever kind it is.
    public struct Iterator: IteratorProtocol {
        private var records: any IteratorProtocol<Int>

        fileprivate init(_ records: some IteratorProtocol<Int>) {
            self.records = records
        }

        /// - Returns: the next record; never `nil`.
        public mutating func next() -> Int? { records.next() }
    }
}
