/// How many requests may be sent a second time: a tenth of all, so that a server in trouble is not asked twice as often.
struct RetryBudget {
    private static let share = 0.1
    private static let most = 10.0
    private var tokens = Self.most

    /// A request is sent for the first time.
    mutating func earn() {
        tokens = min(tokens + Self.share, Self.most)
    }

    /// - Returns: whether one may be sent again.
    mutating func spend() -> Bool {
        guard tokens >= 1 else { return false }
        tokens -= 1
        return true
    }
}
