import CacheNetCore

/// Makes inputs that are nearly right out of ones that are.
struct Mutator {
    private static let numbers = [
        "-1", "0", "1e400", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "4611686018427387904",
        "4294967296", "0.5", "null", "true", "\"\"", "[]", "{}",
    ].map { Array($0.utf8) }

    private let corpus: [[UInt8]]
    private var generator: SeededGenerator

    /// - Parameter corpus: inputs that are right, at least one.
    init(_ corpus: [[UInt8]], seed: UInt64) {
        self.corpus = corpus
        generator = SeededGenerator(seed: seed)
    }

    mutating func next() -> [UInt8] {
        var bytes = any()
        for _ in 0..<1 + generator.draw(below: 3) { mutate(&bytes) }
        return bytes
    }

    private mutating func any() -> [UInt8] { corpus[generator.draw(below: corpus.count)] }

    private mutating func mutate(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else {
            bytes = any()
            return
        }
        let start = generator.draw(below: bytes.count)
        let end = min(bytes.count, start + 1 + generator.draw(below: 24))
        switch generator.draw(below: 8) {
        case 0: bytes[start] = UInt8(generator.draw(below: 256))
        case 1: bytes[start] ^= 1 << UInt8(generator.draw(below: 8))
        case 2: bytes.removeSubrange(start..<end)
        case 3: bytes.insert(contentsOf: bytes[start..<end], at: start)
        case 4: bytes.replaceSubrange(start..<end, with: Self.numbers[generator.draw(below: Self.numbers.count)])
        case 5: bytes.removeLast(bytes.count - start)
        case 6: bytes.insert(UInt8(generator.draw(below: 256)), at: start)
        default:
            // The beginning of one and the end of another.
            let other = any()
            bytes = Array(bytes[..<start]) + other.dropFirst(generator.draw(below: max(1, other.count)))
        }
    }
}
