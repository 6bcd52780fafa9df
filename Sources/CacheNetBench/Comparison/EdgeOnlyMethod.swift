internal import CacheNetBundle
internal import CacheNetCore
internal import CacheNetDevice
internal import CacheNetEmulation
internal import CacheNetMedia
internal import CacheNetRivals
internal import CacheNetTransport

/// Every frame to the edge server, over the link.
struct EdgeOnlyMethod: AnsweringMethod {
    /// Beyond any link that still makes sense.
    private static let patience = Duration.seconds(10)

    let kind: ComparedMethod
    let link: LinkProxy?
    private let edge: HTTPEdgeClient
    private let sender: FrameSender
    private let filter: SharedFilter?

    /// - Parameter filter: what answers in the full model's place, hearing it; `nil` for the full model itself.
    init(
        _ kind: ComparedMethod, _ setup: ComparisonSetup, over link: LinkProxy, connection: EdgeConnection,
        slowDown: SlowDown, filter: LabelFilter?
    ) throws {
        let bundle = setup.bundle.description
        self.kind = kind
        self.link = link
        self.filter = filter.map(SharedFilter.init)
        edge = try HTTPEdgeClient(
            client: connection.inference, baseURL: link.url, model: bundle.config.name.description, bundle: bundle)
        let (clock, start) = (ContinuousClock(), ContinuousClock.now)
        sender = FrameSender(
            to: edge, as: bundle.config.framePlan(for: setup.configuration.frameEncoding),
            encoder: SlowedEncoder(JPEGEncoder(), by: slowDown), now: { start.duration(to: clock.now) })
    }

    var sent: SentFrames { sender.sent }

    func warmUp(_ frame: Frame) async throws {
        _ = try await edge.infer(frame.pixels, timeout: Self.patience)
    }

    func answer(_ frame: Frame) async throws -> MethodAnswer {
        do {
            let answer = try await sender.infer(frame.pixels, timeout: Self.patience)
            return MethodAnswer(label: filter?.label(after: answer) ?? answer.prediction.label, origin: .miss)
        } catch {
            return MethodAnswer(label: nil, origin: .failed)
        }
    }
}
