/// How far all of a stream's losses, at one gate or another, stray above their means.
///
/// Of many gates the one with the most hits is taken. Losses at neighbouring gates go together, since most hits are the
/// same, so a bound for the one that is taken is not much wider than one for a single gate, and how much wider the
/// resampled streams themselves tell (a bootstrap band, as in Efron and Tibshirani, "An Introduction to the Bootstrap",
/// 1993). S streams cannot stray by more than (S - 1) / sqrt(S) of their own deviations: where gates have little in common
/// the band is too narrow to hold at all of them at once.
struct SimultaneousBound {
    /// Of each stream, over all gates, the largest deviation from the mean in standard deviations; ascending.
    private let largest: [Double]

    /// - Parameter groups: streams that were drawn alike, each with its figures at each gate.
    init(_ groups: [[[StreamFigures]]]) {
        largest = groups.flatMap(Self.largest).sorted()
    }

    /// How many standard errors the bound at each gate must be above the mean.
    ///
    /// - Parameter single: for a bound at one gate alone, as many.
    func deviations(confidence: Double, atLeast single: Double) -> Double {
        guard !largest.isEmpty else { return single }
        let position = Int((confidence * Double(largest.count)).rounded(.up)) - 1
        return max(single, largest[min(max(position, 0), largest.count - 1)])
    }

    private static func largest(_ streams: [[StreamFigures]]) -> [Double] {
        guard let gates = streams.first?.indices, streams.count > 1 else { return [] }
        let spreads = gates.map { gate in streams.map { $0[gate].loss }.spread }
        return streams.compactMap { stream in
            zip(stream, spreads).filter { $1.deviation > 0 }.map { ($0.loss - $1.mean) / $1.deviation }.max()
        }
    }
}
