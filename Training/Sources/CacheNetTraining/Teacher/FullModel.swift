/// The accurate model that partitions divide among them.
protocol FullModel {
    var teacher: any Teacher { get }

    /// A row for each record, as the exported model answers.
    func logits(_ pictures: PictureSet) throws -> FeatureMatrix

    /// Multiply-accumulates of a frame and parameters, where they are known.
    var cost: ModelCost? { get }
}

/// What a model costs.
struct ModelCost: Equatable {
    let multiplyAccumulates: Int
    let parameters: Int

    /// A multiplication and an addition each.
    var operations: Int { 2 * multiplyAccumulates }
}
