internal import CacheNetBundle
internal import CacheNetCore
internal import CacheNetReport
internal import Foundation

/// The tables of a what-if, for people.
package struct WhatIfReport: Sendable {
    private let results: [WhatIfResult]
    /// A log of frames does not know them.
    private let hasBytes: Bool

    /// - Parameter results: at least one, all with the same caches.
    package init(_ results: [WhatIfResult]) {
        self.results = results
        hasBytes = results.allSatisfy { $0.gate != nil }
    }

    package func text() throws -> String { "\(try gates())\n\n\(try caches())" }

    private func gates() throws -> TextTable {
        var table = TextTable([
            .left("gate"), .right("frames"), .right("hits"), .right("hit ratio"), .right("accuracy"),
            .right("full model's"), .right("false hits"), .right("switches"),
        ])
        for result in results {
            func percent(_ count: Int?) -> String {
                count.map { String(format: "%.2f%%", 100 * result.share($0)) } ?? "-"
            }
            try table.add([
                result.name, "\(result.frames)", "\(result.hits)", String(format: "%.4f", result.share(result.hits)),
                percent(result.correct), percent(result.fullCorrect), result.falseHits.map { "\($0)" } ?? "-",
                "\(result.switches)",
            ])
        }
        return table
    }

    private func caches() throws -> String {
        let capacities = results.first?.caches.map(\.capacity).uniqued() ?? []
        var table = TextTable([.left("gate"), .left("policy")] + capacities.map { .right("capacity \($0.name)") })
        for result in results {
            for policy in result.caches.map(\.policy).uniqued() {
                let row = result.caches.filter { $0.policy == policy }.map { cell($0.figures) }
                try table.add([result.name, "\(policy)"] + row)
            }
        }
        return "Downloads / evictions\(hasBytes ? " / MB down" : ""):\n\n\(table)"
    }

    private func cell(_ figures: CacheFigures) -> String {
        "\(figures.downloads) / \(figures.evictions)"
            + (hasBytes ? String(format: " / %.2f", Double(figures.downloadedBytes) / 1e6) : "")
    }
}

extension WhatIfResult {
    fileprivate var name: String { gate.map { "\($0)" } ?? "as logged" }
}

extension CacheCapacity {
    fileprivate var name: String { "\(partitions)" + (bytes.map { ", \($0) bytes" } ?? "") }
}

extension Sequence where Element: Hashable {
    /// Each element once, where it came first.
    fileprivate func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
