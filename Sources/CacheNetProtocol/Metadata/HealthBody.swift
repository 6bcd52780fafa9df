/// What a health path answers: `{"live": true}`, `{"ready": true}`, or with a model's name `{"name": ..., "ready": true}`.
package struct HealthBody: Sendable, Hashable, Codable {
    /// The model that is ready; `nil` where the server is meant.
    package var name: String?
    /// Whether the server runs; `nil` where that was not asked.
    package var live: Bool?
    /// Whether it can answer; `nil` where that was not asked.
    package var ready: Bool?

    /// A member that is `nil` is left out of the JSON.
    package init(name: String? = nil, live: Bool? = nil, ready: Bool? = nil) {
        self.name = name
        self.live = live
        self.ready = ready
    }
}
