/// A path, or one name of it, as the system has it: bytes, which are UTF-8 mostly, but not always.
package struct FilePath: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let bytes: [UInt8]

    private static let slash = UInt8(ascii: "/")

    package init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    package init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// `nil` where it is not UTF-8.
    package var text: String? { String(validating: bytes, as: UTF8.self) }

    func appending(_ name: FilePath) -> FilePath {
        FilePath(bytes: bytes + [Self.slash] + name.bytes)
    }

    func appending(_ name: String) -> FilePath { appending(FilePath(name)) }

    /// What messages show: a name that is not UTF-8 has its other bytes as `\xF1`, control characters in any name too.
    package var description: String {
        bytes.split(separator: Self.slash, omittingEmptySubsequences: false).map { name in
            guard !name.contains(where: { $0 < 32 || $0 == 127 }) else { return Self.escaped(name) }
            return String(validating: name, as: UTF8.self) ?? Self.escaped(name)
        }.joined(separator: "/")
    }

    /// With all bytes but printable ASCII escaped, so that names that look the same can be told apart.
    var escaped: String { Self.escaped(bytes[...]) }

    /// By their bytes.
    package static func < (first: FilePath, second: FilePath) -> Bool {
        first.bytes.lexicographicallyPrecedes(second.bytes)
    }

    /// As the system's functions take it: closed by a zero.
    var closed: [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }

    private static func escaped(_ name: ArraySlice<UInt8>) -> String {
        name.map { byte in
            guard byte < 32 || byte >= 127 else { return String(UnicodeScalar(byte)) }
            return "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}
