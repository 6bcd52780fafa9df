internal import CacheNetCore

extension SeededGenerator {
    /// A generator of its own for each place in a training, such as an epoch or a record of an epoch, so that any of
    /// them can be repeated without the ones before it.
    init(seed: UInt64, path: [Int]) {
        var mixer = SeededGenerator(seed: seed)
        for step in path {
            mixer = SeededGenerator(seed: mixer.next() ^ UInt64(bitPattern: Int64(step)))
        }
        self = SeededGenerator(seed: mixer.next())
    }

    /// A number of the standard normal distribution (Box and Muller, "A Note on the Generation of Random Normal
    /// Deviates", 1958).
    mutating func drawNormal() -> Double {
        let radius = (-2 * naturalLogarithm(1 - drawUnit())).squareRoot()
        return radius * cosine(2 * .pi * drawUnit())
    }
}
