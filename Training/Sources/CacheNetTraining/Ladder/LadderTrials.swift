internal import CacheNetCalibration
internal import CacheNetCore
internal import CacheNetData
internal import CacheNetNetworks
internal import CacheNetONNX
internal import Torch

/// Tries models on pictures that none has learned from, as they would be on a device, without a bundle.
struct LadderTrials {
    /// So many pictures become tracks.
    private static let tracks = 600
    /// Where there are streams of many kinds, which the bundle's calibration takes minutes for.
    private static let streams = 3
    private static let framesPerStream = 2000
    /// Pictures that models run on to be timed.
    private static let timedFrames = 8

    private let plan: TrainingPlan
    private let pictures: PictureSet
    private let sequences: [Range<Int>]?
    private let thumbnails: [FrameThumbnail]
    private let streamKinds: [StreamKind]
    private let fullLogits: FeatureMatrix
    private let engine: ONNXEngine
    private let frames: [CacheNetCore.Tensor]
    private let fullTime: Duration
    private let link: LinkProfile
    private let device: DeviceProfile

    init(_ plan: TrainingPlan, _ search: LadderSearch, full: any FullModel) throws {
        self.plan = plan
        link = try LinkProfile(parsing: search.link)
        device = try DeviceProfile(parsing: search.device)
        let source = try plan.openCalibration()
        streamKinds = StreamKind.usualMix(for: source)
        let dataset = try streamKinds.dataset(from: source, tracks: TrackSettings(count: Self.tracks))
        pictures = try PictureSet(dataset)
        sequences = dataset.sequences
        thumbnails = (0..<dataset.count).compactMap { FrameThumbnail(dataset.pixels(of: $0)) }
        fullLogits = try full.logits(pictures)
        engine = try ONNXEngine()
        frames = (0..<min(Self.timedFrames, dataset.count)).map { dataset.pixels(of: $0) }
        fullTime = try Self.time(full.file(head: nil, weights: plan.weights, pictures: pictures), engine, frames)
    }

    private static func time(
        _ model: [UInt8], _ engine: ONNXEngine, _ frames: [CacheNetCore.Tensor]
    ) throws -> Duration {
        let session = try engine.load(ModelBytes(model))
        return try ModelTimer().median { _ = try session.run(frames[$0 % frames.count]) }
    }

    /// - Parameters:
    ///   - partitions: may be none.
    ///   - codes: that follow from labels; `nil` without partitions.
    func candidate(
        _ ladder: Ladder, fallback: Network, partitions: [Network] = [], codes: CodeAssignment? = nil
    ) throws -> LadderCandidate {
        let models = [fallback] + partitions.prefix(1)
        let files = try models.map { try $0.file(plan.weights, pictures: pictures) }
        let times = try files.map { try Self.time($0, engine, frames) }
        let outcomes = try outcomes(fallback, partitions, codes)
        let trial = try ModelTrial(
            outcomes, keeping: plan.calibration.promise, on: streams,
            times: StepTimes(
                ModelTimes(
                    partitions: partitions.map { _ in times[times.count - 1] }, fallback: times[0], full: fullTime,
                    edge: fullTime),
                on: device, over: link, frameBytes: pictures.pictureBytes, labels: fullLogits.columns))
        return LadderCandidate(
            ladder: ladder, bytes: files.reduce(0) { $0 + $1.count },
            multiplyAccumulates: models.reduce(0) { $0 + $1.description.multiplyAccumulates },
            accuracy: accuracy(outcomes), belief: try trial.belief(), rivals: partitions.isEmpty ? trial.cascades() : []
        )
    }

    private var streams: CalibrationStreams {
        var streams = plan.calibration.streams
        streams.kinds = streamKinds
        if streamKinds.count > 1 {
            streams.streams = min(streams.streams, Self.streams)
            streams.framesPerStream = min(streams.framesPerStream, Self.framesPerStream)
        }
        return streams
    }

    private func outcomes(_ fallback: Network, _ partitions: [Network], _ codes: CodeAssignment?) throws
        -> ModelOutcomes
    {
        func rows(_ network: Network) throws -> [[Float]] {
            try Evaluation(pictures: pictures, device: network.device).logits(of: network).allRows
        }
        let codeOfLabel = codes?.codeOfLabel ?? [Int](repeating: 0, count: fullLogits.columns)
        return try ModelOutcomes(
            labels: pictures.labels, codes: pictures.labels.map { codeOfLabel[$0] }, fullLogits: fullLogits.allRows,
            hints: (0..<fullLogits.rows).map { partitions.isEmpty ? nil : codeOfLabel[fullLogits.argmax(ofRow: $0)] },
            partitionLogits: try partitions.map(rows), fallbackLogits: try rows(fallback),
            thumbnails: thumbnails.count == pictures.count ? thumbnails : nil, sequences: sequences)
    }

    private func accuracy(_ outcomes: ModelOutcomes) -> Double {
        let right = (0..<outcomes.count).count { record in
            let own =
                outcomes.partitionCount > 0
                ? outcomes.partitionLogits[outcomes.codes[record]] : outcomes.fallbackLogits ?? []
            return argmax(own[record]) == outcomes.labels[record]
        }
        return Double(right) / Double(max(outcomes.count, 1))
    }
}
