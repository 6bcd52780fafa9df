/// A run that cannot go on, or that came to nothing.
package struct RunError: Error, Sendable, CustomStringConvertible {
    package struct Code: Sendable, Hashable {
        private enum Value { case logUnwritable, invalidConfiguration, nothingAnswered }
        private let value: Value
        package static let logUnwritable = Code(value: .logUnwritable)
        /// Frames that do not fit the bundle, or a pace that is none.
        package static let invalidConfiguration = Code(value: .invalidConfiguration)
        /// A run in which every frame failed.
        package static let nothingAnswered = Code(value: .nothingAnswered)
    }

    package let code: Code
    package let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
