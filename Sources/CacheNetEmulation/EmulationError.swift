/// A link or a machine that cannot be emulated here.
package struct EmulationError: Error, Sendable, CustomStringConvertible {
    package struct Code: Sendable, Hashable {
        private enum Value { case linkUnavailable, coresUnavailable }
        private let value: Value
        /// The emulated link cannot be set up.
        package static let linkUnavailable = Code(value: .linkUnavailable)
        /// Threads cannot be kept to the cores they are for.
        package static let coresUnavailable = Code(value: .coresUnavailable)
    }

    package let code: Code
    package let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
