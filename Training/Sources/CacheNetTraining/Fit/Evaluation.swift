internal import Torch

/// Runs networks over pictures, without gradients: over all of them unless records are named, unchanged unless an
/// augmentation is.
struct Evaluation {
    private let pictures: PictureSet
    private let batcher: PictureBatcher
    private let precision: Precision

    private static let batchSize = 250

    /// - Parameter seed: decides the changes of the augmentation, with the epoch that is asked for.
    init(
        pictures: PictureSet, device: Device, precision: Precision = .float32, augmentation: Augmentation = .none,
        seed: UInt64 = 0
    ) {
        self.pictures = pictures
        self.precision = precision
        batcher = PictureBatcher(pictures, augmentation: augmentation, seed: seed, device: device)
    }

    /// - Returns: the first head's output before any softmax, a row for each record.
    func logits(of network: Network, records: [Int]? = nil, epoch: Int = 0) throws(TorchError) -> FeatureMatrix {
        try collect(records, epoch: epoch, network.logits)
    }

    /// - Returns: the trunk's, a row for each record.
    func features(of network: Network, epoch: Int = 0) throws(TorchError) -> FeatureMatrix {
        try collect(nil, epoch: epoch, network.features)
    }

    private func collect(
        _ records: [Int]?, epoch: Int, _ run: (_ pictures: Tensor, _ isTraining: Bool) throws(TorchError) -> Tensor
    ) throws(TorchError) -> FeatureMatrix {
        let records = records ?? Array(0..<pictures.count)
        var values: [Float] = []
        var columns = 1
        for start in stride(from: 0, to: records.count, by: Self.batchSize) {
            let chosen = records[start..<min(start + Self.batchSize, records.count)]
            let batch = try batcher.batch(chosen, epoch: epoch)
            let outputs = try noGradient { () throws(TorchError) in
                try autocast(to: precision, on: batcher.device) { () throws(TorchError) in try run(batch, false) }
            }
            columns = outputs.shape[1]
            values += try outputs.converted(to: .float32).floats()
        }
        return FeatureMatrix(values, columns: columns)
    }
}
