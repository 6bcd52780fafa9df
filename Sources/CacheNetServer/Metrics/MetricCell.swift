internal import CoreMetrics
internal import Synchronization

/// One value that goes up and down, or only up.
final class MetricCell: CounterHandler, FloatingPointCounterHandler, MeterHandler, Sendable {
    private let stored = Mutex(0.0)

    var value: Double { stored.withLock { $0 } }

    func increment(by amount: Int64) { increment(by: Double(amount)) }
    func increment(by amount: Double) { stored.withLock { $0 += amount } }
    func decrement(by amount: Double) { stored.withLock { $0 -= amount } }
    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { stored.withLock { $0 = value } }
    func reset() { set(0.0) }
}

/// The number of values that were recorded, and their sum; times in seconds.
final class SummaryCell: RecorderHandler, TimerHandler, Sendable {
    private let stored = Mutex((count: 0, sum: 0.0))

    var value: (count: Int, sum: Double) { stored.withLock { $0 } }

    func record(_ value: Int64) { record(Double(value)) }
    func recordNanoseconds(_ duration: Int64) { record(Double(duration) * 1e-9) }
    func record(_ value: Double) {
        stored.withLock { stored in
            stored.count += 1
            stored.sum += value
        }
    }
}
