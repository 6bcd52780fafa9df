import CacheNetCore

extension Tensor {
    /// The channels at a place of `[1, channels, height, width]`.
    func pixel(_ x: Int, _ y: Int) -> [Int] {
        let (height, width) = (shape[2], shape[3])
        return (0..<shape[1]).map { Int(bytes[($0 * height + y) * width + x]) }
    }

    /// Mean over all elements of how far they are apart.
    func distance(to other: Tensor) -> Double {
        precondition(shape == other.shape, "expected \(shape), got \(other.shape)")
        let sum = zip(bytes, other.bytes).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
        return Double(sum) / Double(bytes.count)
    }
}

/// Whether colours are the same but for what encoding costs.
func isClose(_ left: [Int], _ right: [Int], within tolerance: Int = 4) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { abs($0 - $1) <= tolerance }
}
