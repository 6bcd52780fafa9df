internal import CacheNetCalibration
internal import CacheNetCore
internal import Foundation

/// When a link lets nothing through: its outages and its stalls, as a value.
///
/// Whoever asks it twice gets the same answer, and so does everyone with the same seed.
struct LinkGaps: Sendable {
    private let outage: LinkOutage?
    private let stalls: LinkStalls?
    private var generator: SeededGenerator
    /// Those that were drawn so far, ascending.
    private var drawn: [Range<Duration>] = []

    /// - Parameter seed: of the stalls.
    init(outage: LinkOutage? = nil, stalls: LinkStalls? = nil, seed: UInt64 = 0) {
        self.outage = outage
        self.stalls = stalls
        generator = SeededGenerator(seed: seed)
    }

    /// The first moment from a time on when the link lets something through.
    mutating func opening(from time: Duration) -> Duration {
        var time = time
        while let gap = gap(at: time) { time = gap.upperBound }
        return time
    }

    private mutating func gap(at time: Duration) -> Range<Duration>? {
        if let gap = outage?.last(by: time), gap.contains(time) { return gap }
        guard let stalls else { return nil }
        while drawn.last.map({ $0.lowerBound <= time }) ?? true { draw(stalls) }
        return drawn.last { $0.lowerBound <= time }.flatMap { $0.contains(time) ? $0 : nil }
    }

    private mutating func draw(_ stalls: LinkStalls) {
        let start = (drawn.last?.upperBound ?? .zero) + stalls.pause * -log(1 - generator.drawUnit())
        drawn.append(start..<start + stalls.length * (0.5 + generator.drawUnit()))
    }
}
