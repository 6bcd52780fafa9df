public import CacheNetCore

/// Tracks of another data set's pictures: what a camera makes of a thing that stays in view for a while.
///
///     let pictures = try SourceSpecification("cifar10:/data/cifar10").open()
///     let tracks = try TrackDataset(pictures, settings: TrackSettings(length: 16))
///
/// A sequence is a track: slowly changing views of one picture, whose shift, gain and offset walk at random while the
/// noise of each frame is its own. With a ``TrackTransition`` a second picture comes into view, so that a sequence may
/// hold two labels. Pictures are drawn without replacement, so that none is in two tracks.
///
/// A frame depends on the settings' seed, its track and its position there alone; it is drawn when it is asked for.
public struct TrackDataset: Dataset {
    /// What numbers are drawn for.
    enum Use: UInt64 {
        case pictures = 0x7472_6163_6B73
        case length, walk, noise
    }

    /// How many tracks there are at most, how long and of what sort.
    public let settings: TrackSettings
    private let dataset: any Dataset
    private let tracks: [Track]
    /// The first record of each track, and where the last one ends.
    private let bounds: [Int]
    private let rendering: TrackRendering

    /// - Throws: ``DataError`` when a setting is out of its range or the data set has too few pictures for one track.
    public init(_ dataset: any Dataset, settings: TrackSettings = TrackSettings()) throws(DataError) {
        try settings.check()
        guard dataset.frameFormat.isPicture else {
            throw DataError(.invalidStream, "tracks: expected pictures, got frames of \(dataset.frameFormat)")
        }
        let each = settings.transition == .cut ? 1 : 2
        let count = min(settings.count, dataset.count / each)
        guard count > 0 else {
            throw DataError(
                .invalidStream,
                "tracks: expected at least \(each) pictures for \(settings.transition.rawValue), got \(dataset.count)")
        }
        let rendering = TrackRendering(shape: dataset.frameShape)
        var generator = SeededGenerator(for: settings.seed, Use.pictures.rawValue)
        let pictures = generator.shuffled(Array(0..<dataset.count))
        let tracks = (0..<count).map { number in
            Track(
                (0..<each).map { pictures[number + $0 * count] }, number: number, settings: settings,
                shorterSide: rendering.shorterSide)
        }
        self.settings = settings
        self.dataset = dataset
        self.tracks = tracks
        self.rendering = rendering
        bounds = tracks.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    }

    /// The data set's, even those of which no picture became a track.
    public var labels: [String] { dataset.labels }
    /// As the data set has it.
    public var frameShape: [Int] { dataset.frameShape }
    /// Frames of all tracks.
    public var count: Int { bounds[tracks.count] }
    /// Each track.
    public var sequences: [Range<Int>]? { tracks.indices.map { bounds[$0]..<bounds[$0 + 1] } }
    /// Pictures that the data set left out.
    public var skipped: Int? { dataset.skipped }
    /// As the data set has them.
    public var notes: [String] { dataset.notes }

    /// Of the picture that is seen; while two are blended, of the weightier one.
    public func label(of record: Int) -> Int? {
        let (track, position) = place(of: record)
        return dataset.label(of: tracks[track].parts(at: position)[0].picture)
    }

    /// Draws the frame: `uint8`, `[1] + frameShape`, the same bit for bit each time.
    ///
    /// - Precondition: `record` is 0 up to `count`.
    public func pixels(of record: Int) -> Tensor {
        let (track, position) = place(of: record)
        let views = tracks[track].parts(at: position).map { part in
            (bytes: dataset.pixels(of: part.picture).bytes, pose: part.pose, weight: part.weight)
        }
        let generator = SeededGenerator(
            for: settings.seed, Use.noise.rawValue, UInt64(track), UInt64(position))
        do {
            return try Tensor(
                elementType: .uint8, shape: [1] + frameShape,
                bytes: rendering.frame(views, noiseFrom: generator))
        } catch {
            preconditionFailure("a frame has the shape of its picture, \(frameShape): \(error)")
        }
    }

    /// The track that a record is in, and its position there.
    private func place(of record: Int) -> (track: Int, position: Int) {
        precondition(record >= 0 && record < count, "expected a record of 0 to \(count - 1), got \(record)")
        var (low, high) = (0, tracks.count)
        // The last track that begins at the record or before it.
        while high - low > 1 {
            let middle = (low + high) / 2
            if bounds[middle] <= record { low = middle } else { high = middle }
        }
        return (low, record - bounds[low])
    }
}
