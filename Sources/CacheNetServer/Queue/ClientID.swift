/// Who asks, as far as fairness goes: each connection is a client.
enum ClientID: Hashable, Sendable {
    case connection(ObjectIdentifier)
    /// A transport's description of the other end.
    case peer(String)
}
