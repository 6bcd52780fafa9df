internal import CacheNetBundle
internal import CacheNetCore
internal import CacheNetTransport

/// Every frame to the edge server, over the link.
struct EdgeOnlyMethod: AnsweringMethod {
    /// Beyond any link that still makes sense.
    private static let patience = Duration.seconds(10)

    let kind = ComparedMethod.edgeOnly
    let link: LinkProxy?
    private let edge: HTTPEdgeClient

    init(_ bundle: BundleDescription, over link: LinkProxy, connection: EdgeConnection) throws {
        self.link = link
        edge = try HTTPEdgeClient(
            client: connection.inference, baseURL: link.url, model: bundle.config.name.description, bundle: bundle)
    }

    func warmUp(_ frame: Frame) async throws {
        _ = try await edge.infer(frame.pixels, timeout: Self.patience)
    }

    func answer(_ frame: Frame) async throws -> MethodAnswer {
        do {
            return MethodAnswer(
                label: argmax(try await edge.infer(frame.pixels, timeout: Self.patience).logits), origin: .miss)
        } catch {
            return MethodAnswer(label: nil, origin: .failed)
        }
    }
}
