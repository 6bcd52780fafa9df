/// A picture that cannot be read, made or written. The message says what was expected and what came.
package struct PictureError: Error, Sendable, Equatable, CustomStringConvertible {
    package struct Code: Sendable, Hashable {
        private enum Value { case invalid, noDecoder, unsuitable, unwritable }
        private let value: Value
        /// Bytes that are no picture, a damaged one, or one that is too large.
        package static let invalid = Code(value: .invalid)
        /// The library that reads and writes such pictures does not start.
        package static let noDecoder = Code(value: .noDecoder)
        /// Pixels that cannot become a picture.
        package static let unsuitable = Code(value: .unsuitable)
        /// A place where a file was to be written and cannot be.
        package static let unwritable = Code(value: .unwritable)
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
