internal import CacheNetCore

/// How long each step of a frame takes on a device with a link to an edge server.
public struct StepTimes: Sendable, Hashable {
    /// A run of each partition, by its number.
    private let partitions: [Duration]
    private let fallback: Duration
    /// All that a device computes for a frame beside its models.
    public let frame: Duration
    /// A run of the full model on the device.
    public let full: Duration
    /// From asking the edge to its answer.
    public let edge: Duration

    /// No step takes any time.
    public static let none = StepTimes()

    private init() {
        partitions = []
        fallback = .zero
        frame = .zero
        full = .zero
        edge = .zero
    }

    /// What a request and its answer are beside pixels and logits, in bytes each.
    private static let envelope = 400
    /// What a device computes for a frame beside its models, and to ask the edge; what the server computes to answer
    /// beside its models, in microseconds. From what `bench` measured on this project's reference machine, with fallback
    /// models of 0.8 to 12 million multiply-accumulates.
    private static let overhead = (frame: 25.0, question: 380.0, answer: 400.0)

    /// What is to be expected of a link that stands, without stalls and outages, and of a server without a queue.
    ///
    /// - Parameters:
    ///   - models: on this machine, which is the server as well.
    ///   - frameBytes: of one frame, as it is sent.
    ///   - labels: as many logits are sent back, of 4 bytes each.
    public init(_ models: ModelTimes, on device: DeviceProfile, over link: LinkProfile, frameBytes: Int, labels: Int) {
        partitions = models.partitions.map { $0 * device.factor }
        fallback = (models.fallback ?? .zero) * device.factor
        frame = .microseconds(Self.overhead.frame) * device.factor
        full = models.full * device.factor
        let sent = Double(8 * (frameBytes + Self.envelope)) / link.upRate
        let received = Double(8 * (4 * labels + Self.envelope)) / link.downRate
        edge =
            link.delay * 2 + .seconds(sent + received) + models.edge
            + .microseconds(Self.overhead.question) * device.factor + .microseconds(Self.overhead.answer)
    }

    func run(of model: DeviceModel) -> Duration {
        switch model {
        case .partition(let id): partitions.indices.contains(id) ? partitions[id] : .zero
        case .fallback: fallback
        }
    }
}
