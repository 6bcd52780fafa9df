public import CacheNetData

/// Networks and recipes that are known to work for a kind of pictures.
public struct DefaultRecipes: Sendable {
    /// The full model's network.
    public let full: String
    /// The fallback model's, and the partitions'.
    public let fallback: String
    /// The stand-alone encoder's.
    public let encoder: String
    public let recipes: Recipes

    public init(for source: SourceSpecification) {
        full = "resnet9:32"
        encoder = "resnet:4x1"
        switch source.kind {
        case .fvg, .walkers:
            fallback = "resnet:16x1/2"
            recipes = Self.walkers
        case .cifar10, .folder, .tensors:
            fallback = "resnet:32x1/2"
            recipes = Self.things
        }
    }

    /// Colour pictures of things, tens of thousands of them.
    private static let things = Recipes(
        full: Recipe(
            epochs: 30, schedule: OneCycle(peak: 0.2), labelSmoothing: 0.1,
            augmentation: Augmentation(shift: 4, flip: .alternating, cutout: 8)),
        fallback: Recipe(
            epochs: 24, schedule: OneCycle(peak: 0.2),
            augmentation: Augmentation(shift: 4, flip: .alternating, cutout: 0)),
        partition: Recipe(
            epochs: 24, schedule: OneCycle(peak: 0.1),
            augmentation: Augmentation(shift: 4, flip: .alternating, cutout: 0)),
        encoder: Recipe(
            epochs: 8, schedule: OneCycle(peak: 0.2),
            augmentation: Augmentation(shift: 4, flip: .alternating, cutout: 0)))

    /// People who walk. They are never mirrored: a walker's sides differ.
    private static let walkers = Recipes(
        full: Recipe(
            epochs: 10, batchSize: 64, schedule: OneCycle(peak: 0.1), labelSmoothing: 0.1,
            augmentation: Augmentation(shift: 3, flip: .never, cutout: 8), averageDecay: 0.98),
        fallback: Recipe(
            epochs: 10, batchSize: 64, schedule: OneCycle(peak: 0.1),
            augmentation: Augmentation(shift: 3, flip: .never, cutout: 0), averageDecay: 0.98),
        partition: Recipe(
            epochs: 6, batchSize: 64, schedule: OneCycle(peak: 0.05),
            augmentation: Augmentation(shift: 3, flip: .never, cutout: 0), averageDecay: 0.98),
        encoder: Recipe(
            epochs: 4, batchSize: 64, schedule: OneCycle(peak: 0.1),
            augmentation: Augmentation(shift: 3, flip: .never, cutout: 0), averageDecay: 0.98))
}
