/// Calibration values that no gate can work with.
public struct GateError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Names the value, what was expected of it and what came.
    public let message: String

    /// - Parameter message: names the value, what was expected of it and what came.
    public init(_ message: String) {
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
