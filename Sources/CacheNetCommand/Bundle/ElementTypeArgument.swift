import ArgumentParser
import CacheNetCore

/// A type of a frame's elements.
struct ElementTypeArgument: DescribedArgument {
    let value: ElementType

    init?(argument: String) {
        guard let value = ElementType(rawValue: argument) else { return nil }
        self.value = value
    }

    static var allValueStrings: [String] { ElementType.allCases.map(\.rawValue) }
}
