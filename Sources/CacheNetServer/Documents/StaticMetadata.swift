internal import CacheNetBundle
internal import CacheNetProtocol

/// The answers that never change while the server runs, as bytes.
struct StaticMetadata {
    let server: [UInt8]
    let model: [UInt8]
    let index: [UInt8]
    let live: [UInt8]
    let ready: [UInt8]
    let modelReady: [UInt8]
    private let name: String
    private let version: String

    init(models: ServedModels) throws(WireError) {
        name = models.name
        version = models.version
        server = try WireJSON.encode(
            ServerMetadata(name: "cachenet", version: "0.1.0", extensions: ["binary_tensor_data", "model_repository"]))
        var outputs = [
            ModelMetadata.Port(name: WireNames.logits, datatype: .float32, shape: [-1, models.labelCount])
        ]
        if models.hasCode {
            outputs.append(
                ModelMetadata.Port(name: WireNames.code, datatype: .float32, shape: [-1, models.partitionCount]))
        }
        model = try WireJSON.encode(
            ModelMetadata(
                name: name, versions: [version], platform: "onnxruntime_onnx",
                inputs: [
                    ModelMetadata.Port(
                        name: models.inputName, datatype: .uint8, shape: [-1] + models.frameShape)
                ],
                outputs: outputs))
        index = try WireJSON.encode([
            RepositoryIndexEntry(name: name, version: version, state: "READY", reason: "")
        ])
        live = try WireJSON.encode(HealthBody(live: true))
        ready = try WireJSON.encode(HealthBody(ready: true))
        modelReady = try WireJSON.encode(HealthBody(name: name, ready: true))
    }

    /// - Throws: ``WireError`` `notFound` when it is not the served model's name and version.
    func check(_ name: String, _ version: String?) throws(WireError) {
        guard name == self.name else {
            // Where the protocol's extension has the statistics of all models.
            if name == "stats", version == nil { throw WireError(.notFound, "statistics are not served") }
            throw WireError(.notFound, "expected model \"\(self.name)\", got \"\(name.prefix(64))\"")
        }
        guard version == nil || version == self.version else {
            throw WireError(.notFound, "expected version \(self.version), got \"\((version ?? "").prefix(80))\"")
        }
    }
}
