import Torch

/// The numbers that `Scripts/record-trajectories` draws: a linear congruential generator (Knuth's MMIX constants) whose
/// high 32 bits give numbers of -0.5 up to 0.5.
struct Draw {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 32) / 0x1p32 - 0.5
    }

    mutating func doubles(_ count: Int, scale: Double = 1) -> [Double] {
        (0..<count).map { _ in next() * scale }
    }

    mutating func tensor(_ shape: [Int], scale: Double = 1) throws -> Tensor {
        try Tensor(doubles(shape.reduce(1, *), scale: scale).map { Float($0) }, shape: shape)
    }
}
