/// A recipe for each kind of network.
public struct Recipes: Sendable, Hashable, Codable {
    public var full: Recipe
    /// The fallback model, from which partitions start.
    public var fallback: Recipe
    public var partition: Recipe
    public var encoder: Recipe

    public init(full: Recipe, fallback: Recipe, partition: Recipe, encoder: Recipe) {
        self.full = full
        self.fallback = fallback
        self.partition = partition
        self.encoder = encoder
    }
}
