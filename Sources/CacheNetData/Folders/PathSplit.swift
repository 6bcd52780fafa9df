internal import CacheNetCore

/// Divides pictures by their paths alone, so that a picture never changes its split, whatever is added or removed beside
/// it: of ten pictures on average eight are for training, one for calibration, one for testing.
enum PathSplit {
    /// Changing it would move pictures from one split to another.
    private static let seed: UInt64 = 0x6361_6368_656E_6574

    /// - Parameter path: relative to the folder that holds the class folders, with `/` between its parts.
    static func split(of path: FilePath) -> Split {
        // FNV-1a (Fowler, Noll and Vo), then a draw, because the low bits of FNV-1a alone are not evenly spread.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in path.bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        var generator = SeededGenerator(seed: hash ^ seed)
        switch generator.draw(below: 10) {
        case 0: return .test
        case 1: return .calibration
        default: return .train
        }
    }
}
