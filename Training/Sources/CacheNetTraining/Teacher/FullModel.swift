internal import CacheNetNetworks

/// The accurate model that partitions divide among them.
protocol FullModel {
    /// The answers to the pictures in every view, or, where that would cost too much, to the unchanged pictures alone.
    ///
    /// - Parameter progress: called with the number of answers before each batch; what it throws ends the lessons.
    func lessons(
        _ pictures: PictureSet, _ views: LessonViews, progress: (_ done: Int, _ total: Int) throws -> Void
    ) throws -> TeacherLogits

    /// A row for each record, as the exported model answers.
    func logits(_ pictures: PictureSet) throws -> FeatureMatrix

    /// The model as ONNX; one from elsewhere as it is.
    ///
    /// - Parameters:
    ///   - head: what gives the code beside the labels.
    ///   - weights: how models for devices keep theirs. A full model is for servers: it keeps floats, or is quantized.
    ///   - pictures: that a quantized model's ranges are taken from.
    func file(head: CodeHead?, weights: WeightFormat, pictures: PictureSet) throws -> [UInt8]

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
