/// What a health path answers: `{"live": true}`, `{"ready": true}`, or with a model's name `{"name": ..., "ready": true}`.
public struct HealthBody: Sendable, Hashable, Codable {
    public var name: String?
    public var live: Bool?
    public var ready: Bool?

    public init(name: String? = nil, live: Bool? = nil, ready: Bool? = nil) {
        self.name = name
        self.live = live
        self.ready = ready
    }
}
