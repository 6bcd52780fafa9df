internal import CacheNetBundle
internal import CacheNetCore
internal import CacheNetFormats

/// One gate with one cache, for machines: a line of the CSV, an object of the JSON. What is not known is left out.
struct WhatIfRow: Encodable {
    let gate: String
    let threshold: Double?
    let agreement: Int?
    let risk: Double?
    let policy: String
    let capacity: Int
    let capacityBytes: Int?
    let frames: Int
    let hits: Int
    let hitRatio: Double
    let accuracy: Double?
    let fullAccuracy: Double?
    let falseHits: Int?
    let switches: Int
    let downloads: Int
    let evictions: Int
    let downloadedBytes: Int?

    private enum CodingKeys: String, CodingKey {
        case gate, threshold, agreement, risk, policy, capacity
        case capacityBytes = "capacity_bytes"
        case frames, hits
        case hitRatio = "hit_ratio"
        case accuracy
        case fullAccuracy = "full_accuracy"
        case falseHits = "false_hits"
        case switches, downloads, evictions
        case downloadedBytes = "downloaded_bytes"
    }

    init(_ result: WhatIfResult, _ cache: WhatIfResult.Cache) {
        switch result.gate {
        case .fixed(let threshold, let agreement):
            (gate, self.threshold, self.agreement, risk) = ("fixed", threshold, agreement, nil)
        case .belief(let promise): (gate, threshold, agreement, risk) = ("belief", nil, nil, promise?.risk)
        case .best: (gate, threshold, agreement, risk) = ("best", nil, nil, nil)
        case nil: (gate, threshold, agreement, risk) = ("as-logged", nil, nil, nil)
        }
        policy = "\(cache.policy)"
        capacity = cache.capacity.partitions
        capacityBytes = cache.capacity.bytes
        frames = result.frames
        hits = result.hits
        hitRatio = result.share(result.hits)
        accuracy = result.correct.map(result.share)
        fullAccuracy = result.fullCorrect.map(result.share)
        falseHits = result.falseHits
        switches = result.switches
        downloads = cache.figures.downloads
        evictions = cache.figures.evictions
        downloadedBytes = result.gate == nil ? nil : cache.figures.downloadedBytes
    }

    /// Columns with the names that the JSON's keys have.
    static var table: CSVTable<Self> {
        func column<Value: CustomStringConvertible & SendableMetatype>(
            _ key: CodingKeys, _ value: @escaping @Sendable (Self) -> Value?
        ) -> CSVTable<Self>.Column { .init(key.rawValue, value) }
        return CSVTable([
            column(.gate, \.gate), column(.threshold, \.threshold), column(.agreement, \.agreement),
            column(.risk, \.risk), column(.policy, \.policy), column(.capacity, \.capacity),
            column(.capacityBytes, \.capacityBytes), column(.frames, \.frames), column(.hits, \.hits),
            column(.hitRatio, \.hitRatio), column(.accuracy, \.accuracy), column(.fullAccuracy, \.fullAccuracy),
            column(.falseHits, \.falseHits), column(.switches, \.switches), column(.downloads, \.downloads),
            column(.evictions, \.evictions), column(.downloadedBytes, \.downloadedBytes),
        ])
    }
}
