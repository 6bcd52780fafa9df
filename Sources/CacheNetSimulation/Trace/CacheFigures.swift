/// What a cache cost over a trace.
public struct CacheFigures: Sendable, Hashable, Codable {
    public internal(set) var downloads = 0
    public internal(set) var downloadedBytes = 0
    public internal(set) var evictions = 0

    public init() {}
}
