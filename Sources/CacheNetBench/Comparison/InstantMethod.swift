internal import CacheNetCore
internal import CacheNetEmulation
internal import CacheNetRivals

/// Answers at once, so that what its frames take is what the comparison itself takes.
struct InstantMethod: AnsweringMethod {
    /// It has no link either. Its logs are nobody's figures.
    let kind = ComparedMethod.deviceOnly
    let link: LinkProxy? = nil

    func warmUp(_ frame: Frame) async throws {}

    func answer(_ frame: Frame) async throws -> MethodAnswer { MethodAnswer(label: frame.label) }
}
