import ArgumentParser

/// Several values in one option: `lru,lfu`. From one to 1,000.
struct CommaList<Element: ExpressibleByArgument>: ExpressibleByArgument, CustomStringConvertible {
    let elements: [Element]

    init(_ elements: [Element]) {
        self.elements = elements
    }

    init?(argument: String) {
        let texts = argument.split(separator: ",", omittingEmptySubsequences: false)
        guard texts.count <= 1_000 else { return nil }
        elements = texts.compactMap { Element(argument: String($0)) }
        if elements.count != texts.count { return nil }
    }

    var description: String { elements.map(\.defaultValueDescription).joined(separator: ",") }
    var defaultValueDescription: String { description }
}

extension CommaList where Element: Hashable {
    var uniqueElements: [Element] { elements.uniqued }
}

extension Array where Element: Hashable {
    /// Each once, in order.
    var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
