import CacheNetServer
import Logging

/// What a server is told: by a file, by the environment in its place, and by options in the place of both.
struct ServerSettings {
    var bundles: [String] = []
    var edge = EdgeServer.Configuration()
    var access = EdgeServer.AccessPolicy()
    /// The address of a model on another server that answers in place of the bundle's full model.
    var fullAt: String?
    var log = LogSettings()
    /// How long requests that are under way may go on once the server is told to end.
    var drain = Duration.seconds(5)

    /// What has to hold between fields.
    ///
    /// - Returns: a mistake, in words.
    var misfit: String? {
        if bundles.isEmpty { return "expected at least one bundle, got none" }
        if fullAt != nil, bundles.count > 1 || edge.answer != .full {
            return "a full model elsewhere: expected one bundle, answered by its full model"
        }
        return nil
    }

    /// What a running server cannot change, as far as it is another one there.
    func fixedFields(thatDifferFrom other: ServerSettings) -> [String] {
        let fields: [(name: String, isSame: Bool)] = [
            (
                "listen",
                edge.host == other.edge.host && edge.port == other.edge.port && edge.grpcPort == other.edge.grpcPort
            ),
            ("tls", edge.tls == other.edge.tls),
            (
                "limits",
                edge.maxConnections == other.edge.maxConnections && edge.bodyMemory == other.edge.bodyMemory
                    && edge.maxBodyBytes == other.edge.maxBodyBytes && edge.queueLimit == other.edge.queueLimit
            ),
            (
                "models",
                edge.workers == other.edge.workers && edge.dynamicBatch == other.edge.dynamicBatch
                    && edge.batchDelay == other.edge.batchDelay && edge.answer == other.edge.answer
                    && edge.allowsModelControl == other.edge.allowsModelControl && fullAt == other.fullAt
            ),
            ("log", log == other.log),
            ("drain", drain == other.drain),
        ]
        return fields.filter { !$0.isSame }.map(\.name)
    }

    /// What somebody should know who lets others reach the server.
    var warnings: [String] {
        guard !["127.0.0.1", "::1", "localhost"].contains(edge.host) else { return [] }
        var warnings: [String] = []
        if access.tokens.isEmpty {
            warnings.append("no tokens: whoever reaches \(edge.host):\(edge.port) may use everything")
        }
        if edge.tls == nil { warnings.append("no certificate: frames and tokens travel in the clear") }
        return warnings
    }
}
