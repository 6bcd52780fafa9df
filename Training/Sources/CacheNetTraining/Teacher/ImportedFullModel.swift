internal import CacheNetCore
internal import CacheNetNetworks
internal import CacheNetONNX
internal import Torch

/// A full model from elsewhere, run by ONNX Runtime.
struct ImportedFullModel: FullModel {
    private let session: any InferenceSession
    private let batchSize: Int
    private let labelCount: Int
    private let recorded: FeatureMatrix
    private let device: Device

    var cost: ModelCost? { nil }

    var teacher: any Teacher { RecordedTeacher(answers: recorded, device: device) }

    /// - Parameters:
    ///   - model: takes `image`, `uint8` of the pictures' shape, and answers `logits`.
    ///   - training: the pictures whose answers the teacher will be asked for.
    ///   - beforeBatch: called before each batch of them, since they may take long; what it throws ends them.
    init(
        _ model: [UInt8], labelCount: Int, training: PictureSet, threads: Int, device: Device,
        beforeBatch: () throws -> Void
    ) throws {
        session = try ONNXEngine(intraOpThreads: threads).load(ModelBytes(model))
        self.labelCount = labelCount
        self.device = device
        batchSize = session.signature.inputs.first?.shape.first == -1 ? 64 : 1
        recorded = try Self.run(
            session, training, batchSize: batchSize, labelCount: labelCount, beforeBatch: beforeBatch)
    }

    func logits(_ pictures: PictureSet) throws -> FeatureMatrix {
        try Self.run(session, pictures, batchSize: batchSize, labelCount: labelCount)
    }

    /// Asks about one picture, to find a model that does not fit.
    static func check(_ model: [UInt8], labelCount: Int, pictures: PictureSet, threads: Int) throws {
        let session = try ONNXEngine(intraOpThreads: threads).load(ModelBytes(model))
        _ = try run(session, pictures, records: 1, batchSize: 1, labelCount: labelCount)
    }

    private static func run(
        _ session: any InferenceSession, _ pictures: PictureSet, records: Int? = nil, batchSize: Int, labelCount: Int,
        beforeBatch: () throws -> Void = {}
    ) throws -> FeatureMatrix {
        let count = min(records ?? pictures.count, pictures.count)
        guard let output = session.signature.outputs.firstIndex(where: { $0.name == "logits" }) else {
            throw TrainingError(
                .unsuitableModel, "full model: expected an output logits, got \(session.signature.outputs.map(\.name))")
        }
        var values: [Float] = []
        values.reserveCapacity(count * labelCount)
        for start in stride(from: 0, to: count, by: batchSize) {
            try beforeBatch()
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
            values += row
        }
        return FeatureMatrix(values, columns: labelCount)
    }
}
