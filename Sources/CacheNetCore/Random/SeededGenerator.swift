/// SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
///
/// The same seed gives the same numbers on every platform and in every version. For that reason the draws below are
/// part of it: the standard library may change how `Int.random(in:using:)` uses a generator.
public struct SeededGenerator: RandomNumberGenerator, Sendable, Equatable {
    private var state: UInt64

    /// - Parameter seed: any number; the same one gives the same numbers.
    public init(seed: UInt64) {
        state = seed
    }

    /// The next number, each of 0 up to 2^64 equally likely.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A whole number of 0 up to `bound`, each equally likely: the high half of the product of a draw and the bound,
    /// drawn again in the few cases that would favour some numbers (Lemire, "Fast Random Integer Generation in an
    /// Interval", 2019).
    ///
    /// - Parameter bound: at least 1.
    public mutating func draw(below bound: Int) -> Int {
        precondition(bound > 0, "expected a bound of at least 1, got \(bound)")
        let range = UInt64(bound)
        let reject = (0 &- range) % range
        while true {
            let product = range.multipliedFullWidth(by: next())
            if product.low >= reject { return Int(product.high) }
        }
    }

    /// A number of 0 up to 1, exclusive, in steps of 2^-53.
    public mutating func drawUnit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// The elements in random order (Fisher and Yates).
    public mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var elements = elements
        for index in stride(from: elements.count - 1, to: 0, by: -1) {
            elements.swapAt(index, draw(below: index + 1))
        }
        return elements
    }
}
