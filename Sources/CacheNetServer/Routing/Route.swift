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
    case infer(String, version: String?)
    case repositoryIndex
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
            guard let decoded = part.contains("%") ? part.removingPercentEncoding : String(part) else {
                self = .unknown
                return
            }
            parts.append(decoded)
        }
        guard parts.count >= 2, parts[0].isEmpty, parts[1] == "v2" else {
            self = .unknown
            return
        }
        let rest = parts.dropFirst(2)
        switch rest.first {
        case nil: self = .server
        case "": self = rest.count == 1 ? .server : .unknown
        case "health": self = Self.health(Array(rest.dropFirst()))
        case "models": self = Self.models(Array(rest.dropFirst()))
        case "repository": self = Array(rest) == ["repository", "index"] ? .repositoryIndex : .unknown
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
        case .server, .live, .ready, .model, .modelReady, .manifest, .blob, .tags: [.get, .head]
        case .infer, .repositoryIndex: [.post]
        case .unknown, .unknownRegistry: []
        }
    }

    private static let registryWords: Set = ["manifests", "blobs", "tags", "referrers"]

    private static func health(_ parts: [String]) -> Route {
        switch parts {
        case ["live"]: .live
        case ["ready"]: .ready
        default: .unknown
        }
    }

    private static func models(_ parts: [String]) -> Route {
        guard let name = parts.first, !name.isEmpty else { return .unknown }
        var rest = Array(parts.dropFirst())
        var version: String?
        if rest.count >= 2, rest[0] == "versions" {
            version = rest[1]
            rest.removeFirst(2)
        }
        switch rest {
        case []: return .model(name, version: version)
        case ["ready"]: return .modelReady(name, version: version)
        case ["infer"]: return .infer(name, version: version)
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
