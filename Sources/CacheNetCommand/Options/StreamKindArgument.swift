import ArgumentParser
import CacheNetData

/// A kind of stream that can be drawn.
struct StreamKindArgument: DescribedArgument, Hashable {
    let kind: StreamKind

    /// For help.
    static let explanation = """
        independent (runs of pictures of one label), tracks (slowly changing views of one picture after the other), \
        natural (whole sequences, such as walks), uniform (default: natural where there are sequences, else independent)
        """

    init?(argument: String) {
        guard let kind = StreamKind(rawValue: argument) else { return nil }
        self.kind = kind
    }

    var defaultValueDescription: String { kind.rawValue }
    static var allValueStrings: [String] { StreamKind.allCases.map(\.rawValue) }
}
