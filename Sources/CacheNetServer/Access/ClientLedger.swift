internal import CacheNetProtocol

/// What each client has asked lately, held against its limits: a token bucket, and a count of what is under way.
struct ClientLedger {
    struct Client: Hashable {
        let address: String
        /// `nil` where no tokens are needed.
        let token: String?
    }

    fileprivate struct Account {
        var tokens: Double
        var updated: ContinuousClock.Instant
        var running = 0
    }

    /// Beyond it, those who could begin again anyway are forgotten.
    private static let tidyCount = 4096
    /// Beyond it, strangers are refused: memory is bounded whoever comes.
    private static let most = 65_536

    /// To look at all of them takes a while, which strangers must not be able to ask for again and again.
    private static let tidyPause = Duration.seconds(1)

    private var accounts: [Client: Account] = [:]
    private var tidied: ContinuousClock.Instant?

    /// A request begins; ``leave(_:)`` is to be called when it ends.
    ///
    /// - Throws: ``InferenceError`` `rateLimited`, and then it has not begun; `unavailable` when there are more clients
    ///   than can be told apart.
    mutating func enter(
        _ client: Client, limits: ClientLimits, at now: ContinuousClock.Instant
    ) throws(InferenceError) {
        if accounts.count >= Self.tidyCount { tidy(limits, now) }
        guard accounts[client] != nil || accounts.count < Self.most else {
            throw InferenceError(.unavailable, "more than \(Self.most) clients ask; try again later")
        }
        var account = accounts[client] ?? Account(tokens: limits.capacity, updated: now)
        if let most = limits.concurrentRequests, account.running >= most {
            throw InferenceError(.rateLimited, "expected at most \(most) requests at the same time from one client")
        }
        if let rate = limits.requestsPerSecond {
            account.refill(limits, now)
            guard account.tokens >= 1 else {
                accounts[client] = account
                throw InferenceError(.rateLimited, "expected at most \(rate) requests a second from one client")
            }
            account.tokens -= 1
        }
        account.running += 1
        accounts[client] = account
    }

    mutating func leave(_ client: Client) {
        accounts[client]?.running -= 1
    }

    private mutating func tidy(_ limits: ClientLimits, _ now: ContinuousClock.Instant) {
        if let tidied, tidied.duration(to: now) < Self.tidyPause { return }
        tidied = now
        accounts = accounts.filter { _, account in
            var account = account
            account.refill(limits, now)
            return account.running > 0 || (limits.requestsPerSecond != nil && account.tokens < limits.capacity)
        }
    }
}

extension ClientLedger.Account {
    fileprivate mutating func refill(_ limits: ClientLimits, _ now: ContinuousClock.Instant) {
        let earned = (limits.requestsPerSecond ?? 0) * (updated.duration(to: now) / .seconds(1))
        tokens = min(limits.capacity, tokens + max(0, earned))
        updated = now
    }
}
