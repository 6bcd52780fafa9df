internal import CacheNetCore

/// Random values that change smoothly: drawn at whole-numbered points and interpolated between them, so that any
/// point can be asked for on its own.
struct SmoothNoise {
    /// What a value is for; those of different uses are independent.
    enum Use: UInt64 {
        case vigour, yaw, scale, across, down, gapDepth, gapPlace, edges, contrast
    }

    private let seed: UInt64

    init(seed: UInt64) {
        self.seed = seed
    }

    /// A value of -1 to 1 that changes within about one unit of `time`.
    ///
    /// - Parameter index: tells values of one use apart.
    func value(_ use: Use, index: Int = 0, at time: Float) -> Float {
        let slot = time.rounded(.down)
        let share = time - slot
        let eased = share * share * (3 - 2 * share)
        let first = point(use, index, Int(slot))
        return first + eased * (point(use, index, Int(slot) + 1) - first)
    }

    private func point(_ use: Use, _ index: Int, _ slot: Int) -> Float {
        // Any odd factors would do that keep the three numbers apart.
        let name =
            (use.rawValue &* 0x9FB2_1C65_1E98_DF25) ^ (UInt64(index) &* 0xA076_1D64_78BD_642F)
            ^ (UInt64(slot) &* 0xD6E8_FEB8_6659_FD93)
        var generator = SeededGenerator(seed: seed ^ name)
        return Float(generator.next() >> 40) * 0x1p-23 - 1
    }
}
