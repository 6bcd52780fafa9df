/// Where frames come from, as a user writes it: `kind:path`.
public struct SourceSpecification: Sendable, Hashable, CustomStringConvertible {
    /// The layouts that can be opened.
    public enum Kind: String, Sendable, CaseIterable {
        /// A directory in CIFAR-10's binary layout.
        case cifar10
    }

    public let kind: Kind
    public let path: String

    /// - Parameter text: for example `cifar10:/data/cifar10`.
    /// - Throws: ``DataError`` that lists the known kinds.
    public init(_ text: String) throws(DataError) {
        let known = Kind.allCases.map { "\($0.rawValue):PATH" }.joined(separator: ", ")
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])), !parts[1].isEmpty else {
            throw DataError(.invalidSource, "source: expected one of \(known), got \"\(text)\"")
        }
        self.kind = kind
        path = String(parts[1])
    }

    /// - Throws: ``DataError`` when the files do not fit the kind.
    public func open() throws(DataError) -> any Dataset {
        switch kind {
        case .cifar10: try CIFAR10Dataset(directory: path)
        }
    }

    public var description: String { "\(kind.rawValue):\(path)" }
}
