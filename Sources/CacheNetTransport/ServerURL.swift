public import CacheNetCore
internal import Foundation

/// The address of an edge server or a registry.
///
/// Every address that comes from outside, from a person or from a server that redirects, goes through this type: a port
/// that no socket can have would end the process further down.
public struct ServerURL: Sendable, Hashable, CustomStringConvertible {
    /// As it was given, without a slash at the end.
    public let description: String
    /// The scheme, the host and the port, spelt in one way.
    let origin: String

    /// - Parameters:
    ///   - text: `http` or `https`, a host, perhaps a port and a path, such as `http://127.0.0.1:8080`.
    ///   - field: named in errors.
    public init(_ text: String, field: String = "address") throws(TransportError) {
        let url = try Self.parse(text, field)
        guard url.user == nil, url.query == nil, url.fragment == nil else {
            throw Self.wrong(field, "no user, query or fragment", text)
        }
        self.init(url, text.hasSuffix("/") ? String(text.dropLast()) : text)
    }

    private init(_ url: URL, _ description: String) {
        self.description = description
        let scheme = url.scheme?.lowercased() ?? ""
        origin = "\(scheme)://\(url.host?.lowercased() ?? ""):\(url.port ?? (scheme == "https" ? 443 : 80))"
    }

    /// The path after host and port, without slashes at its ends; empty when there is none.
    public var path: String {
        URL(string: description)?.path.split(separator: "/").joined(separator: "/") ?? ""
    }

    /// Whether both lead to one server: the same scheme, host and port.
    package func isSameServer(as other: ServerURL) -> Bool { origin == other.origin }

    /// Without its path.
    public var withoutPath: ServerURL {
        guard let url = URL(string: description), let end = description.range(of: "://")?.upperBound,
            let slash = description[end...].firstIndex(of: "/")
        else { return self }
        return ServerURL(url, String(description[..<slash]))
    }

    /// Where a server sends who asks at this address.
    ///
    /// - Parameter location: what its header `Location` says, relative or not.
    func redirected(to location: String) throws(TransportError) -> ServerURL {
        guard let target = URL(string: location, relativeTo: URL(string: description)) else {
            throw Self.wrong("Location", "a URL", location)
        }
        let url = try Self.parse(target.absoluteString, "Location")
        guard url.scheme?.lowercased() == "https" || origin.hasPrefix("http:") else {
            throw Self.wrong("Location", "https to stay https", location)
        }
        return ServerURL(url, url.absoluteString)
    }

    private static func parse(_ text: String, _ field: String) throws(TransportError) -> URL {
        guard let url = URL(string: text), ["http", "https"].contains(url.scheme?.lowercased()),
            url.host?.isEmpty == false
        else { throw wrong(field, "a URL such as http://127.0.0.1:8080", text) }
        if let port = portText(of: text), !(1...65_535).contains(Int(port) ?? 0) {
            throw wrong(field, "a port of 1 to 65535", text)
        }
        return url
    }

    /// What stands after the host's colon; a URL's own port says nothing of one that is no number.
    private static func portText(of text: String) -> Substring? {
        guard let start = text.range(of: "://")?.upperBound else { return nil }
        let authority = text[start...].prefix { !"/?#".contains($0) }
        // The colons of an IPv6 address stand within brackets.
        let host = authority.lastIndex(of: "]").map { authority[$0...] } ?? authority
        return host.lastIndex(of: ":").map { host[host.index(after: $0)...] }
    }

    private static func wrong(_ field: String, _ expected: String, _ got: String) -> TransportError {
        TransportError(.invalidAddress, "\(field): expected \(expected), got '\(got.prefix(200))'")
    }
}
