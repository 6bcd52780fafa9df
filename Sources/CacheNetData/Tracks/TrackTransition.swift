/// What a track shows besides the views of its picture A.
public enum TrackTransition: String, Sendable, Hashable, Codable, CaseIterable {
    /// Nothing: the next track begins at once.
    case cut
    /// A, then four frames that blend it into another picture B, then B.
    case fade
    /// A, then another picture B, then A again where its walk was left.
    case `return`
}
