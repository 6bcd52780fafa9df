internal import CacheNetCore
internal import CacheNetNetworks
internal import CacheNetONNX
internal import Torch

/// A full model from elsewhere, run by ONNX Runtime. Its logits serve as features too.
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
    init(_ model: [UInt8], labelCount: Int, training: PictureSet, threads: Int, device: Device) throws {
        session = try ONNXEngine(intraOpThreads: threads).load(ModelBytes(model))
        self.labelCount = labelCount
        self.device = device
        batchSize = session.signature.inputs.first?.shape.first == -1 ? 64 : 1
        recorded = try Self.run(session, training, batchSize: batchSize, labelCount: labelCount)
    }

    func features(_ pictures: PictureSet) throws -> FeatureMatrix { try logits(pictures) }

    func logits(_ pictures: PictureSet) throws -> FeatureMatrix {
        try Self.run(session, pictures, batchSize: batchSize, labelCount: labelCount)
    }

    private static func run(
        _ session: any InferenceSession, _ pictures: PictureSet, batchSize: Int, labelCount: Int
    ) throws -> FeatureMatrix {
        guard let output = session.signature.outputs.firstIndex(where: { $0.name == "logits" }) else {
            throw TrainingError(
                .unsuitableModel, "full model: expected an output logits, got \(session.signature.outputs.map(\.name))")
        }
        var values: [Float] = []
        values.reserveCapacity(pictures.count * labelCount)
        for start in stride(from: 0, to: pictures.count, by: batchSize) {
            let end = min(start + batchSize, pictures.count)
            let bytes = Array(pictures.bytes[start * pictures.pictureBytes..<end * pictures.pictureBytes])
            let input = try CacheNetCore.Tensor(elementType: .uint8, shape: [end - start] + pictures.shape, bytes: bytes)
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
                    .unsuitableModel, "full model: expected finite logits, got others for a record from \(start) to \(end - 1)")
            }
            values += row
        }
        return FeatureMatrix(values, columns: labelCount)
    }
}
