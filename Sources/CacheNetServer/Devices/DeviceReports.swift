internal import CacheNetProtocol
internal import Synchronization

/// The last report of each device. In memory alone: devices report again within seconds.
final class DeviceReports: Sendable {
    struct Entry: Sendable {
        let id: String
        let report: DeviceReport
        let received: ContinuousClock.Instant
    }

    /// Who was not heard of for so long is gone.
    private static let keptFor = Duration.seconds(600)
    private static let most = 10_000

    private let entries = Mutex<[String: Entry]>([:])

    /// - Throws: ``InferenceError`` for an id that is none, or when there are too many devices.
    func add(_ report: DeviceReport, of id: String, at now: ContinuousClock.Instant) throws(InferenceError) {
        guard id.isPlainName else {
            throw InferenceError(
                .invalidArgument, "expected a device of 1 to 64 letters, digits, '.', '_', '-', got \(id.shortened)")
        }
        try report.check()
        let isKept = entries.withLock { entries in
            if entries[id] == nil, entries.count >= Self.most { Self.forgetSilent(&entries, now) }
            guard entries[id] != nil || entries.count < Self.most else { return false }
            entries[id] = Entry(id: id, report: report, received: now)
            return true
        }
        guard isKept else {
            throw InferenceError(.unavailable, "\(Self.most) devices report already; try again later")
        }
    }

    /// Of all that were heard of lately, in the order of their ids.
    func current(at now: ContinuousClock.Instant) -> [Entry] {
        entries.withLock { entries in
            Self.forgetSilent(&entries, now)
            return entries.values.sorted { $0.id < $1.id }
        }
    }

    private static func forgetSilent(_ entries: inout [String: Entry], _ now: ContinuousClock.Instant) {
        entries = entries.filter { $0.value.received.duration(to: now) < keptFor }
    }
}
