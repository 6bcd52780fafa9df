import CacheNetBundle
import CacheNetCore
import CacheNetONNX
import Foundation
import Synchronization

/// An edge that describes its bundle and answers every miss, but whose partitions stop half-way.
final class StalledEdge {
    private let directory: TemporaryDirectory
    private let server: ScriptedServer
    private let started: Started
    let bundle: URL

    private final class Started: Sendable {
        let isFetching = Mutex(false)
    }

    init() throws {
        directory = try TemporaryDirectory()
        bundle = directory.url.appending(path: "toy.bundle")
        let models = SharedData.package.appending(path: "Examples/toy")
        let specification = try CalibrationFile.load(directory: models.path).specification(name: BundleName("toy"))
        let packed = try BundleWriter(engine: ONNXEngine()).create(specification, at: bundle.path)
        let started = Started()
        self.started = started
        let answer = """
            {"model_name": "toy", "model_version": "\(packed.description.digest)", "parameters": {"cachenet_partition": 1},
             "outputs": [{"name": "logits", "datatype": "FP32", "shape": [1, 3], "data": [0, 0, 9]}]}
            """
        server = try ScriptedServer(staysOpen: true) { request in
            if request.path.hasSuffix("/infer") { return ScriptedServer.response(body: Array(answer.utf8)) }
            if request.path.contains("/manifests/") {
                return ScriptedServer.response(body: packed.description.manifestBytes)
            }
            if request.path.hasSuffix(packed.description.manifest.config.digest.description) {
                return ScriptedServer.response(body: packed.description.configBytes)
            }
            started.isFetching.withLock { $0 = true }
            guard let model = try? packed.read(.partition(1)) else { return [] }
            let bytes = model.withUnsafeBytes { [UInt8]($0) }
            return ScriptedServer.response(body: Array(bytes[..<(bytes.count / 2)]), declaring: bytes.count)
        }
    }

    var url: String { server.url }
    var isFetching: Bool { started.isFetching.withLock { $0 } }

    func stop() {
        server.stop()
    }
}
