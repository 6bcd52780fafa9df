/// Reads little-endian numbers, one after the other, from bytes that are known to suffice.
@safe struct ByteReader {
    private let bytes: UnsafeRawBufferPointer
    private var position: Int

    /// - Parameter position: where reading begins, within the bytes.
    init(_ bytes: UnsafeRawBufferPointer, at position: Int) {
        unsafe self.bytes = bytes
        self.position = position
    }

    mutating func number() -> UInt32 {
        defer { position += 4 }
        return unsafe UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self))
    }

    /// A number where an index is meant.
    mutating func index() -> Int { Int(number()) }

    mutating func bytes(_ count: Int) -> [UInt8] {
        defer { position += count }
        return unsafe Array(bytes[position..<position + count])
    }

    mutating func floats(_ count: Int) -> [Float] { (0..<count).map { _ in Float(bitPattern: number()) } }
}
