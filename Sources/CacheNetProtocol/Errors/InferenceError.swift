/// Why a message of the inference protocol could not be understood or answered, whatever carries it. HTTP and gRPC have
/// a status of their own for each code.
package struct InferenceError: Error, Sendable, Equatable, CustomStringConvertible {
    package struct Code: Sendable, Hashable {
        package enum Value: Sendable {
            case invalidArgument, notFound, tooLarge, unsupportedEncoding, unsupported, unavailable, deadlineExceeded
            case unauthenticated, forbidden, rateLimited, `internal`
        }
        package let value: Value
        /// The message breaks the protocol or does not fit the model.
        package static let invalidArgument = Code(value: .invalidArgument)
        /// No such model, version or path.
        package static let notFound = Code(value: .notFound)
        package static let tooLarge = Code(value: .tooLarge)
        /// A body in a coding that is not known.
        package static let unsupportedEncoding = Code(value: .unsupportedEncoding)
        /// A part of the protocol that this server does not have.
        package static let unsupported = Code(value: .unsupported)
        /// Try again later.
        package static let unavailable = Code(value: .unavailable)
        /// The client did not want to wait so long.
        package static let deadlineExceeded = Code(value: .deadlineExceeded)
        /// No token, or one that is not known.
        package static let unauthenticated = Code(value: .unauthenticated)
        /// The token is known, and not for this.
        package static let forbidden = Code(value: .forbidden)
        /// The client asks more often, or for more at the same time, than it may.
        package static let rateLimited = Code(value: .rateLimited)
        package static let `internal` = Code(value: .internal)
    }

    package let code: Code
    /// Says what was expected and what came.
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}

extension String {
    /// The text in quotes, cut where it is long: what a stranger sent must not fill an answer or a log.
    package var shortened: String {
        count <= 64 ? "\"\(self)\"" : "\"\(prefix(64))...\""
    }

    /// Whether it is 1 to 64 letters, digits, `.`, `_` and `-`: what may stand in a log or a label as it came.
    package var isPlainName: Bool {
        (1...64).contains(utf8.count)
            && utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}
