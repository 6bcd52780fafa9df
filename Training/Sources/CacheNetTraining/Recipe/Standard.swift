public import CacheNetData

/// Networks and recipes that are known to work for a kind of pictures.
public struct Standard: Sendable {
    public let full: String
    public let partition: String
    public let encoder: String
    public let fullRecipe: Recipe
    public let partitionRecipe: Recipe
    public let encoderRecipe: Recipe

    /// - Parameter source: walkers need less, and never a mirrored picture: a walker's sides differ.
    public init(for source: SourceSpecification) {
        switch source.kind {
        case .walkers: self = .walkers
        case .cifar10, .folder: self = .pictures
        }
    }

    /// Colour pictures of things.
    private static let pictures = Standard(
        full: "resnet9:32", partition: "resnet:16x1", encoder: "resnet:4x1",
        fullRecipe: Recipe(
            epochs: 28, schedule: OneCycle(peak: 0.4), labelSmoothing: 0.1,
            augmentation: Augmentation(shift: 4, flip: .alternating, cutout: 8)),
        partitionRecipe: Recipe(
            epochs: 20, batchSize: 128, schedule: OneCycle(peak: 0.2),
            augmentation: Augmentation(shift: 4, flip: .alternating, cutout: 0)),
        encoderRecipe: Recipe(
            epochs: 8, schedule: OneCycle(peak: 0.4), augmentation: Augmentation(shift: 4, flip: .alternating, cutout: 0)))

    /// Silhouettes.
    private static let walkers = Standard(
        full: "resnet9:32", partition: "resnet:16x1", encoder: "resnet:4x1",
        fullRecipe: Recipe(
            epochs: 8, batchSize: 128, schedule: OneCycle(peak: 0.2), labelSmoothing: 0.1,
            augmentation: Augmentation(shift: 3, flip: .never, cutout: 8)),
        partitionRecipe: Recipe(
            epochs: 8, batchSize: 128, schedule: OneCycle(peak: 0.2),
            augmentation: Augmentation(shift: 3, flip: .never, cutout: 0)),
        encoderRecipe: Recipe(
            epochs: 4, batchSize: 128, schedule: OneCycle(peak: 0.2), augmentation: Augmentation(shift: 3, flip: .never, cutout: 0)))

    private init(
        full: String, partition: String, encoder: String, fullRecipe: Recipe, partitionRecipe: Recipe, encoderRecipe: Recipe
    ) {
        self.full = full
        self.partition = partition
        self.encoder = encoder
        self.fullRecipe = fullRecipe
        self.partitionRecipe = partitionRecipe
        self.encoderRecipe = encoderRecipe
    }
}
