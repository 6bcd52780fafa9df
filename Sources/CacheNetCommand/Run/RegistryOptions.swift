import ArgumentParser
import CacheNetCore
import CacheNetTransport

struct RegistryOptions: ParsableArguments {
    @Option(
        help: """
            Where the bundle and its partitions come from, an OCI registry's address with or without a repository, such \
            as http://127.0.0.1:5000/models/cifar10 (default: the edge server; without a repository, the model's name).
            """)
    var registry: String?
    @Option(
        help: ArgumentHelp(
            "A file with the bearer token of that registry (default: the edge server's, where it is the registry).",
            valueName: "file"), completion: .file())
    var registryTokenFile: String?

    func validate() throws {
        do { _ = try url() } catch { throw ValidationError("\(error)") }
    }

    /// The header of that name; `nil` without a token of the registry's own.
    func authorization() throws(TransportError) -> String? {
        let token = try registryTokenFile.map { file throws(TransportError) in
            try EdgeOptions.token(in: file, "--registry-token-file")
        }
        return try EdgeCredentials(token: token).authorization()
    }

    func url() throws(TransportError) -> ServerURL? {
        guard let registry else { return nil }
        return try ServerURL(registry, field: "--registry")
    }
}
