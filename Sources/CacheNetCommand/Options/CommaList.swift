import ArgumentParser

/// Several values in one option: `lru,lfu`. From one to 1,000.
struct CommaList<Element: DescribedArgument>: CustomStringConvertible {
    private static var most: Int { 1_000 }

    let elements: [Element]

    init(_ elements: [Element]) {
        self.elements = elements
    }

    /// An option's `transform`.
    static func parsed(_ text: String) throws -> Self {
        let texts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard texts.count <= most else { throw ValidationError("expected at most \(most) values, got \(texts.count)") }
        return Self(
            try texts.map { text in
                guard !text.isEmpty, let element = Element(argument: text) else {
                    let only = texts.count == 1 ? "" : ", got '\(text)'"
                    throw ValidationError("expected \(Element.expected)\(only)")
                }
                return element
            })
    }

    var description: String { elements.map(\.defaultValueDescription).joined(separator: ",") }
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
