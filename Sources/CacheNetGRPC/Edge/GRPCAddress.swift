public import CacheNetCore
internal import Foundation

/// Where a gRPC service listens: `grpc://host:port`, or `grpcs://host:port` over TLS.
public struct GRPCAddress: Sendable, Hashable, CustomStringConvertible {
    /// In the clear, and over TLS.
    public static let schemes = ["grpc", "grpcs"]

    /// Whether it is over TLS.
    public let isSecure: Bool
    /// A name, or an IP address; one of IPv6 without its brackets.
    public let host: String
    /// 1 to 65535.
    public let port: Int

    /// - Parameters:
    ///   - text: such as `grpc://127.0.0.1:8081`; an IPv6 address stands in brackets.
    ///   - field: named in errors.
    /// - Throws: ``TransportError`` that says what was expected and what came.
    public init(_ text: String, field: String = "address") throws(TransportError) {
        guard let url = URL(string: text), let scheme = url.scheme?.lowercased(), Self.schemes.contains(scheme),
            let host = url.host, !host.isEmpty,
            let port = url.port, (1...65_535).contains(port), ["", "/"].contains(url.path), url.user == nil,
            url.query == nil, url.fragment == nil
        else {
            throw TransportError(
                .invalidAddress,
                "\(field): expected an address such as grpc://127.0.0.1:8081, got '\(text.prefix(200))'")
        }
        isSecure = scheme == "grpcs"
        self.host = host.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        self.port = port
    }

    /// Such as `grpc://127.0.0.1:8081`; an IPv6 address stands in brackets.
    public var description: String {
        "\(isSecure ? "grpcs" : "grpc")://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }
}
