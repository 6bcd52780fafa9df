/// Who sleeps on a ``ManualClock``, and until when. It hands continuations out and never resumes them itself, since
/// that must happen outside the clock's mutex.
struct SleeperTable {
    typealias Sleeper = CheckedContinuation<Void, any Error>
    typealias Waiter = CheckedContinuation<Void, Never>

    enum Outcome { case asleep, due, cancelled }

    private(set) var now = Duration.zero
    private(set) var sleepers: [Int: (deadline: Duration, continuation: Sleeper)] = [:]
    private var waiters: [(count: Int, continuation: Waiter)] = []
    /// Cancellation can come before the continuation is there; the ticket waits for it here.
    private var cancelledEarly: Set<Int> = []
    private var awaited: Set<Int> = []
    private var nextTicket = 0

    mutating func takeTicket() -> Int {
        defer { nextTicket += 1 }
        awaited.insert(nextTicket)
        return nextTicket
    }

    mutating func add(_ ticket: Int, deadline: Duration, _ continuation: Sleeper) -> (Outcome, [Waiter]) {
        awaited.remove(ticket)
        if cancelledEarly.remove(ticket) != nil { return (.cancelled, []) }
        if deadline <= now { return (.due, []) }
        sleepers[ticket] = (deadline, continuation)
        let met = waiters.filter { $0.count <= sleepers.count }.map(\.continuation)
        waiters.removeAll { $0.count <= sleepers.count }
        return (.asleep, met)
    }

    mutating func cancel(_ ticket: Int) -> Sleeper? {
        if awaited.remove(ticket) != nil { cancelledEarly.insert(ticket) }
        return sleepers.removeValue(forKey: ticket)?.continuation
    }

    mutating func advance(by duration: Duration) -> [Sleeper] {
        now += duration
        let due = sleepers.filter { $0.value.deadline <= now }
            .sorted { ($0.value.deadline, $0.key) < ($1.value.deadline, $1.key) }
        for entry in due { sleepers[entry.key] = nil }
        return due.map(\.value.continuation)
    }

    /// - Returns: whether that many sleep already; the waiter is then not kept.
    mutating func addWaiter(for count: Int, _ continuation: Waiter) -> Bool {
        if sleepers.count >= count { return true }
        waiters.append((count, continuation))
        return false
    }
}
