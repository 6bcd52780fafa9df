internal import CacheNetCore

/// Names of repositories in a registry, such as `cifar10` or `models/cifar10`.
enum RepositoryName {
    /// - Throws: ``TransportError`` for what is no name, and could lead to another place of the registry.
    static func checked(_ name: String) throws(TransportError) -> String {
        let isName =
            name.utf8.count <= 255
            && name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
                part.utf8.allSatisfy(isAllowed) && part.utf8.first.map(isAlphanumeric) == true
                    && part.utf8.last.map(isAlphanumeric) == true
            }
        guard isName else {
            throw TransportError(
                .invalidAddress,
                "repository: expected lowercase letters and digits with '.', '_', '-' or '/' between, got "
                    + "\"\(name.prefix(260))\"")
        }
        return name
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || ".-_".utf8.contains(byte)
    }
}
