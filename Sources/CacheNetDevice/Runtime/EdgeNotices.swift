internal import CacheNetCore

/// What a device says in its log of its edge: each change once, not each frame.
struct EdgeNotices: Sendable {
    enum Notice: Sendable, Equatable {
        case warning(String)
        case notice(String)
    }

    /// Whether it was said that the edge has another version, since it last had this one.
    private var versionWasSaid = false
    /// Whether it was said that the edge does not answer, since it last did.
    private var silenceWasSaid = false

    /// - Parameter isGivenUp: whether the edge is not asked any more for a while.
    mutating func failed(_ error: TransportError, isGivenUp: Bool) -> Notice? {
        if error.code == .versionMismatch {
            guard !versionWasSaid else { return nil }
            versionWasSaid = true
            return .warning(
                "the edge serves another version of this bundle with other labels, so its answers are not used until this "
                    + "device has that version as well: \(error)")
        }
        guard isGivenUp, !silenceWasSaid else { return nil }
        silenceWasSaid = true
        return .warning("the edge does not answer: \(error)")
    }

    mutating func answered() -> Notice? {
        let wasSaid = versionWasSaid || silenceWasSaid
        self = EdgeNotices()
        return wasSaid ? .notice("the edge answers again") : nil
    }
}
