internal import CacheNetBundle
internal import CacheNetCore
internal import CacheNetNetworks
internal import CacheNetONNX

/// A full model from elsewhere, run by ONNX Runtime.
struct ImportedFullModel: FullModel {
    private let bytes: [UInt8]
    private let session: any InferenceSession
    private let batchSize: Int
    private let labelCount: Int

    var cost: ModelCost? { nil }

    /// - Parameter model: takes `image`, `uint8` of the pictures' shape, and answers `logits`.
    init(_ model: [UInt8], labelCount: Int, threads: Int) throws {
        bytes = model
        session = try ONNXEngine(intraOpThreads: threads).load(ModelBytes(model))
        self.labelCount = labelCount
        batchSize = session.signature.inputs.first?.shape.first == -1 ? 64 : 1
    }

    /// Of the unchanged pictures: it may cost far more than a student's step.
    func lessons(
        _ pictures: PictureSet, _ views: LessonViews, progress: (_ done: Int, _ total: Int) throws -> Void
    ) throws -> TeacherLogits {
        TeacherLogits(
            views: [
                try Self.run(session, pictures, batchSize: batchSize, labelCount: labelCount) {
                    try progress($0, pictures.count)
                }
            ])
    }

    func logits(_ pictures: PictureSet) throws -> FeatureMatrix {
        try Self.run(session, pictures, batchSize: batchSize, labelCount: labelCount)
    }

    func file(head: CodeHead?, weights: WeightFormat, pictures: PictureSet) -> [UInt8] { bytes }

    /// Asks about one picture, to find a model that does not fit.
    static func check(_ model: [UInt8], labelCount: Int, pictures: PictureSet, threads: Int) throws {
        let session = try ONNXEngine(intraOpThreads: threads).load(ModelBytes(model))
        _ = try run(session, pictures, records: 1, batchSize: 1, labelCount: labelCount)
    }

    private static func run(
        _ session: any InferenceSession, _ pictures: PictureSet, records: Int? = nil, batchSize: Int, labelCount: Int,
        beforeBatch: (_ start: Int) throws -> Void = { _ in }
    ) throws -> FeatureMatrix {
        let count = min(records ?? pictures.count, pictures.count)
        guard let output = session.signature.outputs.firstIndex(where: { $0.name == "logits" }) else {
            throw TrainingError(
                .unsuitableModel, "full model: expected an output logits, got \(session.signature.outputs.map(\.name))")
        }
        let content = try OutputProbe.output(
            of: session, at: output, format: FrameFormat(elementType: .uint8, shape: pictures.shape))
        var values: [Float] = []
        values.reserveCapacity(count * labelCount)
        for start in stride(from: 0, to: count, by: batchSize) {
            try beforeBatch(start)
            let end = min(start + batchSize, count)
            let bytes = Array(pictures.bytes[start * pictures.pictureBytes..<end * pictures.pictureBytes])
            let input = try CacheNetCore.Tensor(
                elementType: .uint8, shape: [end - start] + pictures.shape, bytes: bytes)
            let logits = try session.run(input)[output]
            guard logits.elementType == .float32, logits.shape == [end - start, labelCount] else {
                throw TrainingError(
                    .unsuitableModel,
                    "full model: expected logits float32 \([end - start, labelCount]), one for each label of the data "
                        + "set, got \(logits.elementType.rawValue) \(logits.shape)")
            }
            let row = try logits.floats()
            guard row.allSatisfy(\.isFinite) else {
                throw TrainingError(
                    .unsuitableModel,
                    "full model: expected finite logits, got others for a record from \(start) to \(end - 1)")
            }
            // Students learn logits; those of a model that ends in a softmax are the logarithms of its answers.
            values += content == .probabilities ? CacheNetCore.logits(ofProbabilities: row) : row
        }
        return FeatureMatrix(values, columns: labelCount)
    }
}
