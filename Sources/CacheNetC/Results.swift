internal import CCacheNet
internal import CacheNetBundle
internal import CacheNetCore
internal import CacheNetDevice

extension cachenet_answer {
    init(_ answer: Answer, in block: inout Block) {
        self.init()
        label = number(answer.label)
        name = block.text(answer.name)
        let label = answer.label.flatMap { answer.probabilities.indices.contains($0) ? $0 : nil }
        probability = label.map { answer.probabilities[$0] } ?? -1
        probabilities = answer.probabilities.isEmpty ? nil : block.array(answer.probabilities)
        probability_count = answer.probabilities.count
        entropy = answer.entropy ?? -1
        origin =
            switch answer.origin {
            case .hit: CACHENET_HIT
            case .miss: CACHENET_MISS
            case .degraded: CACHENET_DEGRADED
            case .failed: CACHENET_NO_ANSWER
            }
        reason = block.text(answer.reason?.description)
        version = block.text(answer.version)
        model = block.text(answer.model?.description)
        model_label = number(answer.modelLabel)
        active = number(answer.active)
        hint = number(answer.hint)
        next = number(answer.next)
        total_seconds = seconds(answer.timings.total)
        engine_seconds = seconds(answer.timings.engine)
        edge_seconds = seconds(answer.timings.edge)
        edge_engine_seconds = answer.timings.edgeEngine.map(seconds) ?? -1
    }
}

extension cachenet_bundle {
    init(_ bundle: BundleDescription, in block: inout Block) {
        self.init()
        let config = bundle.config
        name = block.text("\(config.name)")
        version = block.text("\(bundle.digest)")
        labels = block.array(config.labels.map { block.text($0) })
        label_count = config.labels.count
        element_type = block.text(config.input.elementType.rawValue)
        shape = block.array(config.input.shape.map(Int64.init))
        rank = config.input.shape.count
        partition_count = bundle.partitionCount
    }
}

extension cachenet_statistics {
    init(_ report: DeviceStatistics, in block: inout Block) {
        self.init()
        hits = Int64(report.outcomes.hits)
        misses = Int64(report.outcomes.misses)
        degraded = Int64(report.outcomes.degraded)
        failed = Int64(report.outcomes.failed)
        downloads = Int64(report.downloads)
        downloaded_bytes = Int64(report.downloadedBytes)
        sent_bytes = Int64(report.sentBytes)
        store_loads = Int64(report.storeLoads)
        evictions = Int64(report.evictions)
        fetch_failures = Int64(report.fetchFailures)
        store_failures = Int64(report.storeFailures)
        version_changes = Int64(report.versionChanges)
        edge_failure = block.text(report.edgeFailure)
    }
}

private func number(_ value: Int?) -> Int64 { Int64(value ?? -1) }

private func seconds(_ duration: Duration) -> Double { duration / .seconds(1) }
