internal import CacheNetCore
internal import CacheNetEmulation
internal import CacheNetRivals

/// One way to answer frames, at work.
protocol AnsweringMethod: Sendable {
    var kind: ComparedMethod { get }
    /// The link that it has to itself; `nil` where nothing comes over one.
    var link: LinkProxy? { get }

    /// Answers a frame outside of the logs, so that the first one in them does not pay for what is new.
    func warmUp(_ frame: Frame) async throws

    func answer(_ frame: Frame) async throws -> MethodAnswer

    /// Ends what is under way, before connection and link are taken away.
    func finish() async
}

extension AnsweringMethod {
    func finish() async {}
}

/// What a method says of a frame.
struct MethodAnswer: Sendable {
    /// `nil` when nobody answered.
    let label: Int?
    /// `nil` where the word has no meaning.
    var origin: Origin?
    /// The device's model that answered, or the partition that was active.
    var model: DeviceModel?
    /// What the full model itself says, where that ran on the device.
    var full: EdgeAnswer?
}
