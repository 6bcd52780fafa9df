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

    func validate() throws {
        do { _ = try url() } catch { throw ValidationError("\(error)") }
    }

    func url() throws(TransportError) -> ServerURL? {
        guard let registry else { return nil }
        return try ServerURL(registry, field: "--registry")
    }
}
