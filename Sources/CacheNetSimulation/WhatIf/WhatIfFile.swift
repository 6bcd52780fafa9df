internal import CacheNetFormats

/// A what-if as a file: CSV with one line, or JSON with one object, for each gate with each cache.
///
/// Columns and keys are the same: gate, threshold (nats), agreement, risk, policy, capacity (partitions), capacity_bytes,
/// frames, hits, hit_ratio, accuracy, full_accuracy, false_hits, switches, downloads, evictions, downloaded_bytes. Ratios
/// are 0 to 1. What is not asked for or not known is empty or left out; so is a threshold that is the bundle's own.
package struct WhatIfFile: Sendable {
    package enum Format: String, Sendable, CaseIterable {
        case csv
        case json
    }

    private let results: [WhatIfResult]

    package init(_ results: [WhatIfResult]) {
        self.results = results
    }

    package func text(_ format: Format) throws -> String {
        switch format {
        case .csv: WhatIfRow.table.text(rows)
        case .json: try CanonicalJSON.text(rows, layout: .indented)
        }
    }

    private var rows: [WhatIfRow] { results.flatMap { result in result.caches.map { WhatIfRow(result, $0) } } }
}
