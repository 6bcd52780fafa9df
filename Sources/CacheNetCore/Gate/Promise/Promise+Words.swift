extension Promise {
    /// What people write for a risk: `0.005` and `loss=0.005` are loss, `disagreement=0.01` is not.
    public static let riskWords =
        "a share above 0 and below 1, with loss= or disagreement= before it where that is meant"
    /// What they write for that after changes.
    public static let changeRiskWords = "a share above 0 and below 1, or none"

    /// - Returns: `nil` where the words are something else than ``riskWords``.
    public static func risk(fromWords words: String) -> (kind: RiskKind, risk: Double)? {
        let parts = words.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let kind = parts.count == 2 ? RiskKind(rawValue: String(parts[0])) : .loss, let last = parts.last,
            let risk = share(last)
        else { return nil }
        return (kind, risk)
    }

    /// - Returns: `nil` where the words are something else than ``changeRiskWords``, `.some(nil)` for none.
    public static func changeRisk(fromWords words: String) -> Double?? {
        words == "none" ? .some(nil) : share(words).map { .some($0) }
    }

    private static func share(_ words: some StringProtocol) -> Double? {
        guard let share = Double(String(words)), share > 0, share < 1 else { return nil }
        return share
    }
}
