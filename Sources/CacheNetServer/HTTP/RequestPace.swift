internal import NIOCore

/// How long a request may take to come in: a time for all, and what its bytes take at the slowest rate that is accepted.
struct RequestPace {
    /// A timer of the event loop holds no more; so long lasts nothing here.
    private static let longest = 1e18
    private let time: TimeAmount
    private let bytesPerSecond: Double
    private var began: NIODeadline?
    private var bytes = 0

    init(time: Duration, bytesPerSecond: Int) {
        self.time = Self.amount(time)
        self.bytesPerSecond = Double(max(bytesPerSecond, 1))
    }

    /// `nil` while no request is coming in.
    var deadline: NIODeadline? {
        began.map { $0 + time + .nanoseconds(Int64(min(Double(bytes) / bytesPerSecond * 1e9, Self.longest))) }
    }

    /// A request comes in; one that does so already goes on.
    mutating func begin(at now: NIODeadline) {
        guard began == nil else { return }
        began = now
        bytes = 0
    }

    mutating func receive(bytes count: Int) {
        bytes += count
    }

    /// The time that went by was this side's.
    mutating func restart(at now: NIODeadline) {
        if began != nil { began = now }
    }

    mutating func end() {
        began = nil
    }

    /// What a timer can hold of a duration; never less than a nanosecond.
    static func amount(_ duration: Duration) -> TimeAmount {
        .nanoseconds(Int64(min(max(duration / .nanoseconds(1), 1), longest)))
    }
}
