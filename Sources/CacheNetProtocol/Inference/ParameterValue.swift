/// The value of a parameter of a request, a response or a requested output.
package enum ParameterValue: Sendable, Hashable {
    case bool(Bool)
    case int(Int)
    case double(Double)
    case string(String)
}
