internal import CacheNetNetworks
internal import Torch

/// A full model that was trained here.
struct TrainedFullModel: FullModel {
    let network: Network
    let precision: Precision

    private static let batchSize = 1000

    var cost: ModelCost? { network.cost }

    /// The trunk's, a row for each record.
    func features(_ pictures: PictureSet) throws -> FeatureMatrix {
        try Evaluation(pictures: pictures, device: network.device, precision: precision)
            .features(of: network)
    }

    /// The trunk's of the pictures as an augmentation changes them in an epoch.
    func features(
        _ pictures: PictureSet, augmentation: Augmentation, seed: UInt64, epoch: Int
    ) throws -> FeatureMatrix {
        try Evaluation(
            pictures: pictures, device: network.device, precision: precision, augmentation: augmentation, seed: seed
        ).features(of: network, epoch: epoch)
    }

    func lessons(
        _ pictures: PictureSet, _ views: LessonViews, progress: (_ done: Int, _ total: Int) throws -> Void
    ) throws -> TeacherLogits {
        let evaluation = Evaluation(
            pictures: pictures, device: network.device, precision: precision, augmentation: views.augmentation,
            seed: views.seed)
        return TeacherLogits(
            views: try (0..<views.count).map { view in
                var values: [Float] = []
                for start in stride(from: 0, to: pictures.count, by: Self.batchSize) {
                    try progress(view * pictures.count + start, views.count * pictures.count)
                    let records = Array(start..<min(start + Self.batchSize, pictures.count))
                    values += try evaluation.logits(of: network, records: records, epoch: view).values
                }
                return FeatureMatrix(values, columns: values.count / pictures.count)
            })
    }

    func file(head: CodeHead?, weights format: WeightFormat, pictures: PictureSet) throws -> [UInt8] {
        var description = network.description
        var weights = try network.weights()
        if let head {
            let code = Head.linear(
                "code", features: description.featureCount, outputs: head.bias.count, isProbabilities: true)
            description = try description.with(heads: description.heads + [code])
            weights["heads.code.0.weight"] = head.weight
            weights["heads.code.0.bias"] = head.bias
        }
        return try Network.file(
            description, weights: weights, format: format == .quantized ? .quantized : .float32, pictures: pictures)
    }

    func logits(_ pictures: PictureSet) throws -> FeatureMatrix {
        try Evaluation(pictures: pictures, device: network.device)
            .logits(of: network)
    }
}

extension Network {
    var cost: ModelCost {
        ModelCost(multiplyAccumulates: description.multiplyAccumulates, parameters: description.parameterCount)
    }
}
