import ArgumentParser
import CacheNetBundle
import CacheNetServer
import Foundation

extension ServerSettings {
    /// A token shorter than this can be guessed.
    private static let shortestToken = 16

    /// Reads settings from a YAML file, with the environment in its place where it says something.
    ///
    /// - Throws: ``SettingsError`` with every mistake.
    init(file path: String, environment: [String: String]) throws(SettingsError) {
        let file = SettingsFile(path: path, environment: environment)
        let root = file.root()
        root.finish(known: ["bundles", "listen", "tls", "tokens", "limits", "models", "log", "drain"])
        bundles = (root.texts("bundles") ?? []).map(file.resolved)
        drain = root.duration("drain") ?? drain
        readListen(root.section("listen"))
        readTLS(root.section("tls"))
        access.tokens = root.sections("tokens").compactMap(Self.token)
        readLimits(root.section("limits"))
        readModels(root.section("models"))
        readLog(root.section("log"))
        let names = access.tokens.map(\.name)
        if Set(names).count < names.count { root.fail("expected tokens of different names", "tokens") }
        guard file.mistakes.isEmpty else { throw SettingsError(mistakes: file.mistakesInOrder.map { "\($0)" }) }
    }

    private mutating func readListen(_ section: SettingsSection) {
        section.finish(known: ["host", "port", "grpc-port"])
        edge.host = section.text("host") ?? edge.host
        edge.port = section.integer("port", in: EdgeServer.Configuration.ports) ?? edge.port
        edge.grpcPort = section.integer("grpc-port", in: EdgeServer.Configuration.ports)
    }

    private mutating func readTLS(_ section: SettingsSection) {
        section.finish(known: ["certificate", "key", "client-authorities"])
        let (certificate, key) = (section.path("certificate"), section.path("key"))
        let authorities = section.path("client-authorities")
        guard let certificate, let key else {
            if certificate != nil || key != nil || authorities != nil {
                section.fail("expected both certificate and key")
            }
            return
        }
        edge.tls = TLSFiles(certificate: certificate, key: key, clientAuthorities: authorities)
    }

    private static func token(_ section: SettingsSection) -> AccessToken? {
        section.finish(known: ["name", "file", "sha256", "scopes", "models"])
        guard let name = section.text("name") else {
            section.fail("expected a name")
            return nil
        }
        let scopes = (section.texts("scopes") ?? []).compactMap { word in
            let scope = AccessToken.Scope(rawValue: word)
            if scope == nil {
                let known = AccessToken.Scope.allCases.map(\.rawValue).joined(separator: ", ")
                section.fail("expected of \(known), got \(word)", "scopes")
            }
            return scope
        }
        if scopes.isEmpty { section.fail("expected at least one scope", "scopes") }
        guard let digest = digest(section) else { return nil }
        return AccessToken(
            name: name, digest: digest, scopes: Set(scopes), models: section.texts("models").map(Set.init))
    }

    /// From a file that holds the token, or from its SHA-256.
    private static func digest(_ section: SettingsSection) -> Digest? {
        switch (section.path("file"), section.text("sha256")) {
        case (let path?, nil):
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                section.fail("expected a file that can be read, got \(path)", "file")
                return nil
            }
            let token = text.trimmingCharacters(in: .whitespacesAndNewlines)
            guard token.utf8.count >= shortestToken, !token.contains(where: \.isWhitespace) else {
                section.fail("expected one token of at least \(shortestToken) characters in \(path)", "file")
                return nil
            }
            return Digest.sha256(of: Array(token.utf8))
        case (nil, let text?):
            let digest = try? Digest(parsing: "sha256:\(text)")
            if digest == nil { section.fail("expected 64 lowercase hexadecimal digits", "sha256") }
            return digest
        default:
            section.fail("expected either file or sha256")
            return nil
        }
    }

    private mutating func readLimits(_ section: SettingsSection) {
        section.finish(known: [
            "requests-per-second", "burst", "concurrent", "connections", "body-memory", "body", "queue",
        ])
        access.limits.requestsPerSecond = section.number("requests-per-second", in: 0.001...1e9)
        access.limits.burst = section.number("burst", in: 1...1e9)
        access.limits.concurrentRequests = section.integer("concurrent", in: 1...1 << 20)
        if access.limits.burst != nil, access.limits.requestsPerSecond == nil {
            section.fail("expected requests-per-second beside it", "burst")
        }
        edge.maxConnections = section.integer("connections", in: 1...1 << 24)
        edge.bodyMemory = section.bytes("body-memory") ?? edge.bodyMemory
        edge.maxBodyBytes = section.bytes("body")
        edge.queueLimit = section.integer("queue", in: EdgeServer.Configuration.queueLimits)
    }

    private mutating func readModels(_ section: SettingsSection) {
        section.finish(known: ["workers", "batch", "batch-delay", "answer", "full-at", "control"])
        edge.workers = section.integer("workers", in: EdgeServer.Configuration.workers) ?? edge.workers
        edge.dynamicBatch = section.integer("batch", in: EdgeServer.Configuration.dynamicBatches) ?? edge.dynamicBatch
        edge.batchDelay = section.duration("batch-delay") ?? edge.batchDelay
        edge.answer = section.choice("answer", AnswerArgument.self)?.configured ?? edge.answer
        fullAt = section.text("full-at")
        edge.allowsModelControl = section.flag("control") ?? edge.allowsModelControl
    }

    private mutating func readLog(_ section: SettingsSection) {
        section.finish(known: ["level", "format"])
        log.level = section.choice("level", LogSettings.Level.self) ?? log.level
        log.format = section.choice("format", LogSettings.Format.self) ?? log.format
    }
}
