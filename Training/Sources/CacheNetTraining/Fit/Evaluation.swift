internal import Torch

/// Runs networks over pictures, without gradients: over all of them unless records are named, unchanged unless an
/// augmentation is.
struct Evaluation {
    let pictures: PictureSet
    let device: Device
    var precision = Precision.float32
    var augmentation = Augmentation.none
    /// Decides the changes of the augmentation, with the epoch that is asked for.
    var seed: UInt64 = 0

    private static let batchSize = 250

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
        let batcher = PictureBatcher(pictures, augmentation: augmentation, seed: seed, device: device)
        var values: [Float] = []
        var columns = 1
        for start in stride(from: 0, to: records.count, by: Self.batchSize) {
            let chosen = records[start..<min(start + Self.batchSize, records.count)]
            let batch = try batcher.batch(chosen, epoch: epoch)
            let outputs = try noGradient { () throws(TorchError) in
                try autocast(to: precision, on: device) { () throws(TorchError) in try run(batch, false) }
            }
            columns = outputs.shape[1]
            values += try outputs.converted(to: .float32).floats()
        }
        return FeatureMatrix(values, columns: columns)
    }
}
