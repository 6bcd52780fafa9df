package import CacheNetCore

/// An encoder as a slower device would have it.
package struct SlowedEncoder: PictureEncoder {
    private let encoder: any PictureEncoder
    private let slowDown: SlowDown

    package init(_ encoder: any PictureEncoder, by slowDown: SlowDown) {
        self.encoder = encoder
        self.slowDown = slowDown
    }

    package func encode(_ frame: Tensor, quality: Int) throws -> [UInt8] {
        try slowDown.run { try encoder.encode(frame, quality: quality) }
    }
}
