import CacheNetBundle
import Foundation
import Testing

@Suite struct BundleDescriptionTests {
    @Test func reads() throws {
        let config = try Documents.bytes(Documents.config())
        let manifest = try Documents.bytes(Documents.manifest(config: config))
        let description = try BundleDescription(manifest: manifest, config: config)
        #expect(description.digest == Digest.sha256(of: manifest))
        #expect(description.partitionCount == 2)
        #expect(description.roles == [.full, .partition(0), .partition(1)])
        #expect(description.model(.encoder) == nil)
        #expect(description.model(.partition(1))?.size == 5)
    }

    enum Damage: String, CaseIterable, Sendable {
        case schema, mediaType, artifactType, configType, configSize, noFull, twoFull, missingPartition
        case unknownPartition, unknownRole, noRole, layerType, emptyLayer, hugeLayer, negativeLayer, badDigest
    }

    @Test(arguments: Damage.allCases)
    func refuses(_ damage: Damage) throws {
        let config = try Documents.bytes(Documents.config())
        var manifest = Documents.manifest(config: config)
        var layers = ["full", "partition/0", "partition/1"].map { Documents.layer($0) }
        var configDescriptor = try #require(manifest["config"] as? [String: Any])
        switch damage {
        case .schema: manifest["schemaVersion"] = 1
        case .mediaType: manifest["mediaType"] = MediaType.imageIndex
        case .artifactType: manifest["artifactType"] = nil
        case .configType: configDescriptor["mediaType"] = "application/json"
        case .configSize: configDescriptor["size"] = -1
        case .noFull: layers.removeFirst()
        case .twoFull: layers.append(Documents.layer("full"))
        case .missingPartition: layers.removeLast()
        case .unknownPartition: layers.append(Documents.layer("partition/2"))
        case .unknownRole: layers.append(Documents.layer("other"))
        case .noRole: layers[0]["annotations"] = nil
        case .layerType: layers[0]["mediaType"] = "text/plain"
        case .emptyLayer: layers[0]["size"] = 0
        case .hugeLayer: layers[0]["size"] = (4 << 30) + 1
        case .negativeLayer: layers[0]["size"] = -5
        case .badDigest: layers[0]["digest"] = "sha256:../../../etc/passwd"
        }
        manifest["layers"] = layers
        manifest["config"] = configDescriptor
        let bytes = try Documents.bytes(manifest)
        #expect { try BundleDescription(manifest: bytes, config: config) } throws: { error in
            guard let error = error as? BundleError else { return false }
            return [.invalidManifest, .tooLarge].contains(error.code) && error.message.hasPrefix("manifest: ")
        }
    }

    @Test func refusesAnotherConfig() throws {
        let config = try Documents.bytes(Documents.config())
        let manifest = try Documents.bytes(Documents.manifest(config: config))
        let cut = Array(config.dropLast())
        for other in [cut, cut + [0x20]] {
            #expect { try BundleDescription(manifest: manifest, config: other) } throws: {
                ($0 as? BundleError)?.code == .corrupt
            }
        }
    }
}
