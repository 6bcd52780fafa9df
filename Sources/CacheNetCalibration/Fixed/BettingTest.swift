/// Whether the mean of a quantity is below a bound, with a confidence that holds for any number of draws (Waudby-Smith and
/// Ramdas, "Estimating means of bounded random variables by betting", 2024).
///
/// A gambler bets on each draw that it is below the bound. If the mean were not, no strategy could expect to win, and to
/// multiply a stake of 1 by 1 / (1 - confidence) would be as improbable as 1 - confidence (Ville's inequality). The stakes
/// follow the variance of the draws so far, so rare losses give a tight bound.
struct BettingTest {
    /// The mean in question, above 0.
    let bound: Double
    /// 0 to 1, exclusive.
    let confidence: Double
    /// No stake may lose everything at the worst draw, which is 1.
    private static let largestStake = 0.75

    /// - Parameter draws: independent ones of -1 to 1, in an order that does not depend on them.
    func isMeanBelow(_ draws: some Collection<Double>) -> Bool {
        let goal = -naturalLogarithm(1 - confidence)
        var (sum, squares, wealth) = (0.0, 0.25, 0.0)
        for (index, draw) in draws.enumerated() {
            let count = Double(index + 1)
            let stake = min(Self.largestStake, (2 * goal * count / (squares * Double(draws.count))).squareRoot())
            wealth += naturalLogarithm(1 + stake * (bound - draw))
            if wealth >= goal { return true }
            sum += draw
            let deviation = draw - sum / (count + 1)
            squares += deviation * deviation
        }
        return false
    }

    /// How many draws, all of them 0, it takes to be sure.
    var leastDraws: Int {
        var count = Int(
            (-naturalLogarithm(1 - confidence) / naturalLogarithm(1 + Self.largestStake * bound)).rounded(.up))
        // The first stakes are lower than the largest.
        while !isMeanBelow(repeatElement(0, count: count)) { count += max(1, count / 20) }
        return count
    }
}
