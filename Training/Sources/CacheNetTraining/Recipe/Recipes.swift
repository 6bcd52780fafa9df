/// A recipe for each kind of network.
public struct Recipes: Sendable, Hashable, Codable {
    public var full: Recipe
    /// The general small model, from which partitions start.
    public var small: Recipe
    public var partition: Recipe
    public var encoder: Recipe

    public init(full: Recipe, small: Recipe, partition: Recipe, encoder: Recipe) {
        self.full = full
        self.small = small
        self.partition = partition
        self.encoder = encoder
    }
}
