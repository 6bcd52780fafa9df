import ArgumentParser
import CacheNetBundle
import CacheNetCore
import CacheNetGRPC
import CacheNetTransport
import Foundation

struct EdgeOptions: ParsableArguments {
    @Option(
        help: """
            The edge server, for example http://127.0.0.1:8080, or grpc://127.0.0.1:8081 with --registry for the models; \
            https and grpcs over TLS.
            """)
    var edge: String
    @Option(help: "The model's name there (default: the only one that the server lists).")
    var model: String?
    @Option(
        help: ArgumentHelp("A file with the bearer token that the edge server asks for.", valueName: "file"),
        completion: .file())
    var tokenFile: String?
    @Option(
        help: ArgumentHelp(
            "The authorities that the edge server's certificate may come from, in PEM (default: the system's).",
            valueName: "file"), completion: .file())
    var caFile: String?
    @Option(
        help: ArgumentHelp("This device's certificate, for a server that asks for one, in PEM.", valueName: "file"),
        completion: .file())
    var certificateFile: String?
    @Option(help: ArgumentHelp("That certificate's private key, in PEM.", valueName: "file"), completion: .file())
    var keyFile: String?

    func validate() throws {
        do {
            if try grpc() == nil { _ = try url() }
        } catch {
            throw ValidationError("\(error)")
        }
        guard (certificateFile == nil) == (keyFile == nil) else {
            throw ValidationError("expected both --certificate-file and --key-file, got one of them")
        }
    }

    /// - Throws: when the token's file cannot be read.
    func credentials() throws(TransportError) -> EdgeCredentials {
        EdgeCredentials(
            authorities: caFile, certificate: certificateFile, key: keyFile,
            token: try tokenFile.map { file throws(TransportError) in try Self.token(in: file, "--token-file") })
    }

    /// - Parameter option: named in errors.
    static func token(in file: String, _ option: String) throws(TransportError) -> String {
        let text = try? String(contentsOfFile: file, encoding: .utf8)
        let token = text?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        guard EdgeCredentials.isToken(token) else {
            throw TransportError(
                .invalidAddress, "\(option): expected a file with a token in it, without spaces, got \(file)")
        }
        return token
    }

    func url() throws(TransportError) -> ServerURL { try ServerURL(edge, field: "--edge") }

    /// `nil` where the edge is asked over HTTP.
    func grpc() throws(TransportError) -> GRPCAddress? {
        guard GRPCAddress.schemes.contains(where: { edge.lowercased().hasPrefix("\($0)://") }) else { return nil }
        return try GRPCAddress(edge, field: "--edge")
    }

    /// What a device asks.
    func client(
        over connection: EdgeConnection, model: String, bundle: BundleDescription
    ) throws(TransportError) -> any EdgeInference {
        if let address = try grpc() {
            return try GRPCEdgeClient(address: address, model: model, bundle: bundle, credentials: credentials())
        }
        return try HTTPEdgeClient(
            client: connection.inference, baseURL: url().description, model: model, bundle: bundle,
            authorization: connection.authorization)
    }

    func modelName(over connection: EdgeConnection) async throws -> String {
        if let model { return model }
        return try Self.only(
            of: try await ModelDirectory.names(
                at: url().description, client: connection.downloads, authorization: connection.authorization),
            "\(url()) lists")
    }

    /// - Parameter whose: who has the names, in words.
    static func only(of names: [String], _ whose: String) throws(TransportError) -> String {
        guard let name = names.first, names.count == 1 else {
            throw TransportError(
                .invalidResponse,
                names.isEmpty ? "\(whose) no models" : "\(whose) \(brief(names)): choose one with --model")
        }
        return name
    }
}
