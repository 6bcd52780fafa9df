/// Tells how long a model computes on this machine.
public struct ModelTimer: Sendable {
    /// The median of these counts, which other work on this machine hardly moves.
    private static let runs = 41
    /// The first ones make room for what later ones need.
    private static let warmUps = 5
    /// After each run there is a rest of so many times its length, as where `bench` slows a device down: a processor that
    /// never rests is quicker.
    private static let rest = 7.0

    /// Bytes that are written before each run, more than a processor's own caches hold: between two frames a device does
    /// other things.
    private static let otherWork = 4 << 20
    private static let cacheLine = 64

    private let timer: any ComputeTimer

    /// - Parameter timer: what tells how long a run computes, and rests.
    public init(timer: any ComputeTimer = ThreadTimer()) {
        self.timer = timer
    }

    /// Runs a model some dozen times. Blocks.
    ///
    /// - Parameter run: computes on the calling thread; told how many runs were before it.
    public func median(_ run: (Int) throws -> Void) rethrows -> Duration {
        for index in 0..<Self.warmUps { try run(index) }
        var other = [UInt8](repeating: 0, count: Self.otherWork)
        let times = try (0..<Self.runs).map { index in
            for place in stride(from: 0, to: other.count, by: Self.cacheLine) { other[place] &+= 1 }
            let start = timer.computed
            try run(index)
            let time = timer.computed - start
            timer.wait(until: timer.now + time * Self.rest)
            return time
        }
        return times.sorted()[Self.runs / 2]
    }
}
