import ArgumentParser

/// Several values in one option: `lru,lfu`. At least one.
struct CommaList<Element: ExpressibleByArgument>: ExpressibleByArgument, CustomStringConvertible {
    let elements: [Element]

    init(_ elements: [Element]) {
        self.elements = elements
    }

    init?(argument: String) {
        let texts = argument.split(separator: ",", omittingEmptySubsequences: false)
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
        reduce(into: []) { unique, element in
            if !unique.contains(element) { unique.append(element) }
        }
    }
}
