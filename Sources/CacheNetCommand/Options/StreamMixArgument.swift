import ArgumentParser
import CacheNetData

/// Kinds of streams that one gate is to keep its promise on: `tracks+independent`.
struct StreamMixArgument: DescribedArgument, Hashable {
    let kinds: [StreamKind]

    static var expected: String {
        "\(StreamKindArgument.expected), or several of them as tracks+independent (not natural with tracks)"
    }

    init?(argument: String) {
        let names = argument.split(separator: "+", omittingEmptySubsequences: false)
        let kinds = names.compactMap { StreamKind(rawValue: String($0)) }
        // Tracks are made of single pictures, whatever came before and after them.
        guard kinds.count == names.count, Set(kinds).count == kinds.count,
            !Set(kinds).isSuperset(of: [.tracks, .natural])
        else { return nil }
        self.kinds = kinds
    }

    var defaultValueDescription: String { kinds.names }
}
