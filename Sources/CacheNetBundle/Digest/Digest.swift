/// The SHA-256 of some content: its name in a store and in a registry.
public struct Digest: Sendable, Hashable, CustomStringConvertible {
    /// 64 lowercase hexadecimal digits.
    public let hex: String

    /// - Parameter text: `sha256:` and 64 lowercase hexadecimal digits.
    /// - Throws: ``BundleError`` for anything else, so that a digest can never name a path outside a store.
    public init(parsing text: String) throws(BundleError) {
        let bytes = text.utf8
        guard bytes.count == 71, text.hasPrefix("sha256:"), bytes.dropFirst(7).allSatisfy(Self.isHexDigit) else {
            throw BundleError(
                .invalidDigest,
                "expected sha256: and 64 lowercase hexadecimal digits, got \"\(String(text.prefix(80)))\"")
        }
        self.hex = String(text.dropFirst(7))
    }

    init(rawBytes: some Sequence<UInt8>) {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for byte in rawBytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        self.hex = String(decoding: text, as: UTF8.self)
    }

    /// The digest of bytes that are in memory.
    public static func sha256(of bytes: UnsafeRawBufferPointer) -> Digest {
        var hasher = DigestHasher()
        unsafe hasher.update(bytes)
        return hasher.finalize()
    }

    /// The same for bytes in an array.
    public static func sha256(of bytes: [UInt8]) -> Digest {
        unsafe bytes.withUnsafeBytes { unsafe sha256(of: $0) }
    }

    /// `sha256:` and the 64 digits of ``hex``, as ``init(parsing:)`` takes them.
    public var description: String { "sha256:\(hex)" }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
    }
}

extension Digest: Codable {
    /// Reads a digest from a string.
    ///
    /// - Throws: `DecodingError` where the string is not `sha256:` and 64 lowercase hexadecimal digits.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do {
            try self.init(parsing: try container.decode(String.self))
        } catch let error as BundleError {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.message)
        }
    }

    /// Writes ``description`` as a string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
