internal import CacheNetBundle
internal import CacheNetCore
internal import CacheNetTransport

/// Every frame to the edge server, over the link.
struct EdgeOnlyMethod: AnsweringMethod {
    /// Beyond any link that still makes sense.
    private static let patience = Duration.seconds(10)

    let name = "edge-only"
    let link: LinkProxy?
    private let edge: HTTPEdgeClient

    init(_ bundle: BundleDescription, over link: LinkProxy, connection: EdgeConnection) throws {
        self.link = link
        edge = try HTTPEdgeClient(
            client: connection.inference, baseURL: link.url, model: bundle.config.name.description, bundle: bundle)
    }

    func warmUp(_ frame: Tensor) async throws {
        _ = try await edge.infer(frame, timeout: Self.patience)
    }

    func answer(_ frame: Tensor) async throws -> MethodAnswer {
        do {
            return MethodAnswer(
                label: argmax(try await edge.infer(frame, timeout: Self.patience).logits), origin: .miss)
        } catch {
            return MethodAnswer(label: nil, origin: .failed)
        }
    }
}
