/// Which of a source's labels are the bundle's, by name.
///
///     let match = LabelMatch(source: ["dog", "yak"], bundle: ["cat", "dog"])
///     match[0]           // 1: the bundle's "dog"
///     match[1]           // nil: a frame of a yak counts as one that nobody has labelled
public struct LabelMatch: Sendable, Equatable {
    /// The source's labels that the bundle does not have, in the source's order.
    public let unknown: [String]
    /// Of each of the source's labels, its index among the bundle's.
    private let indices: [Int?]

    /// - Parameters:
    ///   - source: the source's labels; `nil` where it has none.
    ///   - bundle: the bundle's labels, each once.
    public init(source: [String]?, bundle: [String]) {
        let positions = Dictionary(zip(bundle, bundle.indices)) { first, _ in first }
        let source = source ?? []
        indices = source.map { positions[$0] }
        unknown = zip(source, indices).compactMap { $1 == nil ? $0 : nil }
    }

    /// Whether any of the source's labels is the bundle's.
    public var hasKnown: Bool { unknown.count < indices.count }

    /// - Parameter label: an index into the source's labels, or `nil`.
    /// - Returns: the same label's index among the bundle's; `nil` where there is none.
    public subscript(label: Int?) -> Int? {
        guard let label, indices.indices.contains(label) else { return nil }
        return indices[label]
    }

    /// What a person should know of labels that count for nothing; `nil` where the bundle has all of the source's.
    public var note: String? {
        guard !unknown.isEmpty else { return nil }
        return "\(unknown.count) of \(indices.count) labels of the source are not the bundle's: \(brief(unknown)); "
            + "frames with them count as unlabelled"
    }
}
