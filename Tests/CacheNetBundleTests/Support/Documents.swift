import CacheNetBundle
import Foundation

/// Configs and manifests as JSON that a test can spoil before they are read.
enum Documents {
    static func config() -> [String: Any] {
        [
            "schemaVersion": 1, "name": "toy", "labels": ["red", "green"],
            "input": ["name": "image", "type": "uint8", "shape": [3, 4, 4]] as [String: Any],
            "full": [:] as [String: Any],
            "partitions": [
                ["id": 0, "temperature": 1.0, "threshold": 0.5, "classes": ["red"]] as [String: Any],
                ["id": 1, "temperature": 1.0, "threshold": 0.5, "classes": ["green"]] as [String: Any],
            ],
        ]
    }

    static func layer(_ role: String, size: Int = 5) -> [String: Any] {
        [
            "mediaType": MediaType.onnx, "digest": "\(Digest.sha256(of: Array(role.utf8)))", "size": size,
            "annotations": [AnnotationKey.role: role],
        ]
    }

    static func manifest(config: [UInt8]) -> [String: Any] {
        [
            "schemaVersion": 2, "mediaType": MediaType.imageManifest, "artifactType": MediaType.bundle,
            "config": [
                "mediaType": MediaType.config, "digest": "\(Digest.sha256(of: config))", "size": config.count,
            ] as [String: Any],
            "layers": ["full", "partition/0", "partition/1"].map { layer($0) },
        ]
    }

    static func bytes(_ object: [String: Any]) throws -> [UInt8] {
        [UInt8](try JSONSerialization.data(withJSONObject: object, options: .sortedKeys))
    }
}
