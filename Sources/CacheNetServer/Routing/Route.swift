internal import Foundation
internal import HTTPTypes

/// What a request's path asks for.
///
/// A bundle is never called `models`, `health` or `repository`, so paths of the inference protocol and of the registry
/// cannot collide.
enum Route: Equatable {
    case server
    case live
    case ready
    case model(String, version: String?)
    case modelReady(String, version: String?)
    case modelConfiguration(String, version: String?)
    /// Of all models where there is no name.
    case statistics(String?, version: String?)
    case infer(String, version: String?)
    case repositoryIndex
    case load(String)
    case unload(String)
    /// The dashboard's page.
    case dashboard
    /// What the dashboard shows, again and again.
    case dashboardEvents
    /// Prometheus metrics.
    case metrics
    /// A device says how it is.
    case deviceReport(String)
    /// A part of the protocol that this server does not have.
    case unsupported(String)
    case manifest(String, reference: String)
    case blob(String, digest: String)
    case tags(String)
    case unknown
    /// Not a path of any protocol, below a path of the registry.
    case unknownRegistry

    init(path: String) {
        let end = path.firstIndex { $0 == "?" || $0 == "#" } ?? path.endIndex
        var parts: [String] = []
        for part in path[..<end].split(separator: "/", omittingEmptySubsequences: false) {
            let isEncoded = part.utf8.contains(UInt8(ascii: "%"))
            guard let decoded = isEncoded ? part.removingPercentEncoding : String(part) else {
                self = .unknown
                return
            }
            parts.append(decoded)
        }
        guard parts.count >= 2, parts[0].isEmpty, parts[1] == "v2" else {
            self = Self.operation(parts.dropFirst())
            return
        }
        let rest = parts.dropFirst(2)
        switch rest.first {
        case nil: self = .server
        case "": self = rest.count == 1 ? .server : .unknown
        case "health": self = Self.health(Array(rest.dropFirst()))
        case "models": self = Self.models(Array(rest.dropFirst()))
        case "repository": self = Self.repository(Array(rest.dropFirst()))
        case "systemsharedmemory", "cudasharedmemory": self = .unsupported("shared memory")
        case "trace", "logging": self = .unsupported("\(rest.first ?? "") settings")
        default: self = Self.registry(Array(rest))
        }
    }

    var isRegistry: Bool {
        switch self {
        case .manifest, .blob, .tags, .unknownRegistry: true
        default: false
        }
    }

    /// Empty for paths that nothing is at.
    var methods: [HTTPRequest.Method] {
        switch self {
        case .server, .live, .ready, .model, .modelReady, .modelConfiguration, .statistics, .manifest, .blob, .tags,
            .dashboard, .metrics:
            [.get, .head]
        case .dashboardEvents: [.get]
        case .deviceReport: [.put]
        case .infer, .repositoryIndex, .load, .unload: [.post]
        case .unsupported, .unknown, .unknownRegistry: []
        }
    }

    private static let registryWords: Set = ["manifests", "blobs", "tags", "referrers"]

    /// Paths for those who run the server, outside of any protocol's.
    private static func operation(_ parts: some Sequence<String>) -> Route {
        let parts = Array(parts)
        if parts.count == 2, parts[0] == "devices", !parts[1].isEmpty { return .deviceReport(parts[1]) }
        switch parts {
        case [""]: return .dashboard
        case ["dashboard", "events"]: return .dashboardEvents
        case ["metrics"]: return .metrics
        default: return .unknown
        }
    }

    private static func health(_ parts: [String]) -> Route {
        switch parts {
        case ["live"]: .live
        case ["ready"]: .ready
        default: .unknown
        }
    }

    private static func models(_ parts: [String]) -> Route {
        guard let name = parts.first, !name.isEmpty else { return .unknown }
        if parts == ["stats"] { return .statistics(nil, version: nil) }
        var rest = Array(parts.dropFirst())
        var version: String?
        if rest.count >= 2, rest[0] == "versions" {
            version = rest[1]
            rest.removeFirst(2)
        }
        switch rest {
        case []: return .model(name, version: version)
        case ["ready"]: return .modelReady(name, version: version)
        case ["config"]: return .modelConfiguration(name, version: version)
        case ["stats"]: return .statistics(name, version: version)
        case ["infer"]: return .infer(name, version: version)
        case ["trace", "setting"]: return .unsupported("trace settings")
        case ["generate"], ["generate_stream"]: return .unsupported("text generation")
        default: return .unknown
        }
    }

    private static func repository(_ parts: [String]) -> Route {
        if parts == ["index"] { return .repositoryIndex }
        guard parts.count == 3, parts[0] == "models", !parts[1].isEmpty else { return .unknown }
        switch parts[2] {
        case "load": return .load(parts[1])
        case "unload": return .unload(parts[1])
        default: return .unknown
        }
    }

    /// Repository names of a registry may have several segments, although a bundle's has one.
    ///
    /// What has none of the registry's words in it is taken for an extension of the inference protocol.
    private static func registry(_ parts: [String]) -> Route {
        let isRegistry = parts == ["_catalog"] || parts.dropFirst().contains(where: registryWords.contains)
        guard isRegistry else { return .unknown }
        guard parts.count >= 3, let last = parts.last, !last.isEmpty else { return .unknownRegistry }
        let name = parts.dropLast(2).joined(separator: "/")
        switch (parts[parts.count - 2], last) {
        case ("manifests", let reference): return .manifest(name, reference: reference)
        case ("blobs", let digest): return .blob(name, digest: digest)
        case ("tags", "list"): return .tags(name)
        default: return .unknownRegistry
        }
    }
}
