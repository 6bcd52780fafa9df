internal import CacheNetFormats
internal import CacheNetReport
internal import Foundation

/// A fleet's day, for people and for machines.
package struct FleetReport: Sendable {
    private let day: FleetDay

    package init(_ day: FleetDay) {
        self.day = day
    }

    package func text() throws -> String {
        """
        \(day.devices) devices, \(day.sessions) sessions, \(day.frames) frames, hit ratio \
        \(String(format: "%.4f", day.hitRatio)); \(day.downloads) downloads of models

        \(try loads())

        inference servers of \(String(format: "%g", day.serverCapacity)) requests/s: \
        \(day.servers(for: day.misses.p99)) for 99 of 100 minutes, \(day.servers(for: day.misses.peak)) for the busiest
        a device's day: \(kilobytes(day.uploadBytes)) kB of frames up, \(kilobytes(day.answerBytes)) kB of answers and \
        \(kilobytes(day.cdnBytes.total)) kB of models down
        hit ratio of the caches in front of the registry: \(String(format: "%.4f", day.cdnHitRatio)) of requests, \
        \(String(format: "%.4f", day.cdnByteHitRatio)) of bytes
        """ + (try rollOut().map { "\n\n\($0)" } ?? "")
    }

    /// One line for each minute of the day.
    package var csv: String {
        let loads = [
            ("inference_requests", day.misses), ("cdn_requests", day.cdnRequests), ("cdn_bytes", day.cdnBytes),
            ("registry_requests", day.registryRequests), ("registry_bytes", day.registryBytes),
        ]
        let columns = loads.map { name, load in CSVTable<Int>.Column(name) { load.counts[$0] } }
        return CSVTable([.init("minute", \.self)] + columns).text(0..<MinuteLoad.minutes)
    }

    private func loads() throws -> TextTable {
        var table = TextTable([
            .left("load"), .right("mean"), .right("p99 minute"), .right("busiest minute"), .right("at"),
        ])
        for (name, load, unit) in [
            ("inference requests/s", day.misses, 1.0), ("cache requests/s", day.cdnRequests, 1),
            ("cache MB/s", day.cdnBytes, 1e6), ("registry requests/s", day.registryRequests, 1),
            ("registry MB/s", day.registryBytes, 1e6),
        ] {
            try table.add(
                [name] + [load.mean, load.p99, load.peak].map { String(format: "%.3f", $0 / unit) }
                    + [clock(load.peakMinute)])
        }
        return table
    }

    /// The hour from the roll-out on, beside the one before it.
    private func rollOut() throws -> String? {
        guard let start = day.rollOut else { return nil }
        let hours = [("hour before", max(0, start - 60)..<start), ("hour after", start..<start + 60)]
        var table = TextTable([
            .left("roll-out at \(clock(start))"), .right("cache requests/s, busiest"), .right("cache MB/s, busiest"),
            .right("registry requests"), .right("registry MB"),
        ])
        for (name, hour) in hours where !hour.isEmpty {
            try table.add([
                name, String(format: "%.2f", day.cdnRequests.peak(in: hour)),
                String(format: "%.2f", day.cdnBytes.peak(in: hour) / 1e6),
                "\(day.registryRequests.counts[hour].reduce(0, +))",
                String(format: "%.2f", Double(day.registryBytes.counts[hour].reduce(0, +)) / 1e6),
            ])
        }
        return "\(table)"
    }

    private func kilobytes(_ bytes: Int) -> String {
        String(format: "%.1f", Double(bytes) / 1000 / Double(max(day.devices, 1)))
    }

    private func clock(_ minute: Int) -> String { String(format: "%02d:%02d", minute / 60, minute % 60) }
}
