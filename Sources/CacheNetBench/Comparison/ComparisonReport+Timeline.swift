internal import CacheNetBundle
internal import CacheNetCore
internal import CacheNetReport
internal import CacheNetRivals

extension ComparisonReport {
    /// A picture of the stream for someone who has never seen CacheNet: SVG.
    ///
    /// - Parameter source: what the frames are, in words.
    package func timeline(source: String) throws -> String { try streamTimeline(source: source).svg() }

    func streamTimeline(source: String) throws -> StreamTimeline {
        let labels = bundle.config.labels
        let partitionOf = labels.map { bundle.config.partition(holding: $0) }
        guard let cacheNet = logs.first(where: { $0.kind == .cacheNet }) else {
            throw BenchError(.invalidConfiguration, "expected logs of \(ComparedMethod.cacheNet.title), got none")
        }
        let hasPartitions = !bundle.config.partitions.isEmpty
        let subtitle = [
            "\(frames) frames of \(source). Link \(link.profile). Device \(device.profile).",
            verdict?.description ?? "",
        ]
        return try StreamTimeline(
            title: "One stream, \(logs.count) ways to answer it", subtitle: subtitle.joined(separator: " "),
            partitions: bundle.config.partitions.map { partition in
                partition.classes.isEmpty
                    ? "partition \(partition.id)"
                    : "partition \(partition.id): \(partition.classes.joined(separator: ", "))"
            } + (hasPartitions && bundle.config.fallback != nil ? ["fallback model"] : []),
            truth: truth.map { $0.flatMap { partitionOf[$0] } },
            active: cacheNet.models.map { model in
                hasPartitions ? model.map { $0.partition ?? bundle.config.partitions.count } : nil
            },
            outcomes: cacheNet.origins.map(StreamTimeline.Outcome.init),
            latencies: logs.map {
                StreamTimeline.Latencies(
                    $0.kind.title, milliseconds: $0.milliseconds, isEmphasised: $0.kind == .cacheNet)
            }
        )
    }
}

extension StreamTimeline.Outcome {
    fileprivate init(_ origin: Origin?) {
        switch origin {
        case .hit: self = .hit
        case .miss: self = .miss
        case .degraded: self = .degraded
        case .failed, nil: self = .failed
        }
    }
}
