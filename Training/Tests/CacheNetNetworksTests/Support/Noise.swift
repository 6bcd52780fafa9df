/// The same pseudo-random numbers in every run (Knuth's linear congruential generator, the upper bits).
struct Noise {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// From -1 to 1.
    mutating func next() -> Float {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Float(state >> 40) / Float(1 << 23) - 1
    }

    mutating func pixels(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8((next() + 1) * 127) }
    }
}
