internal import CCacheNet
internal import CacheNetBundle
internal import CacheNetCore
internal import CacheNetDevice

extension cachenet_answer {
    init(_ answer: Answer, in block: inout Block) {
        unsafe self.init()
        unsafe label = number(answer.label)
        unsafe name = block.text(answer.name)
        let label = answer.label.flatMap { answer.probabilities.indices.contains($0) ? $0 : nil }
        unsafe probability = label.map { answer.probabilities[$0] } ?? -1
        unsafe probabilities = answer.probabilities.isEmpty ? nil : block.array(answer.probabilities)
        unsafe probability_count = answer.probabilities.count
        unsafe entropy = answer.entropy ?? -1
        unsafe origin =
            switch answer.origin {
            case .hit: CACHENET_HIT
            case .miss: CACHENET_MISS
            case .degraded: CACHENET_DEGRADED
            case .failed: CACHENET_NO_ANSWER
            }
        unsafe reason = block.text(answer.reason?.description)
        unsafe version = block.text(answer.version)
        unsafe model = block.text(answer.model?.description)
        unsafe model_label = number(answer.modelLabel)
        unsafe active = number(answer.active)
        unsafe hint = number(answer.hint)
        unsafe next = number(answer.next)
        unsafe total_seconds = seconds(answer.timings.total)
        unsafe engine_seconds = seconds(answer.timings.engine)
        unsafe edge_seconds = seconds(answer.timings.edge)
        unsafe edge_engine_seconds = answer.timings.edgeEngine.map(seconds) ?? -1
    }
}

extension cachenet_bundle {
    init(_ bundle: BundleDescription, in block: inout Block) {
        unsafe self.init()
        let config = bundle.config
        unsafe name = block.text("\(config.name)")
        unsafe version = block.text("\(bundle.digest)")
        unsafe labels = block.array(config.labels.map { unsafe block.text($0) })
        unsafe label_count = config.labels.count
        unsafe element_type = block.text(config.input.elementType.rawValue)
        unsafe shape = block.array(config.input.shape.map(Int64.init))
        unsafe rank = config.input.shape.count
        unsafe partition_count = bundle.partitionCount
    }
}

extension cachenet_statistics {
    init(_ report: DeviceStatistics, in block: inout Block) {
        unsafe self.init()
        unsafe hits = Int64(report.outcomes.hits)
        unsafe misses = Int64(report.outcomes.misses)
        unsafe degraded = Int64(report.outcomes.degraded)
        unsafe failed = Int64(report.outcomes.failed)
        unsafe downloads = Int64(report.downloads)
        unsafe downloaded_bytes = Int64(report.downloadedBytes)
        unsafe sent_bytes = Int64(report.sentBytes)
        unsafe store_loads = Int64(report.storeLoads)
        unsafe evictions = Int64(report.evictions)
        unsafe fetch_failures = Int64(report.fetchFailures)
        unsafe store_failures = Int64(report.storeFailures)
        unsafe version_changes = Int64(report.versionChanges)
        unsafe edge_failure = block.text(report.edgeFailure)
    }
}

private func number(_ value: Int?) -> Int64 { Int64(value ?? -1) }

private func seconds(_ duration: Duration) -> Double { duration / .seconds(1) }
