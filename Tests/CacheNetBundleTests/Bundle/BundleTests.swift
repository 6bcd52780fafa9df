import CacheNetBundle
import CacheNetCore
import Foundation
import Testing

@Suite struct BundleTests {
    private let directory: TemporaryDirectory
    private let path: String
    private let bundle: CacheNetBundle.Bundle

    init() throws {
        directory = try TemporaryDirectory()
        path = directory("toy.bundle")
        bundle = try Toy.create(at: path)
    }

    @Test func opensAndVerifies() throws {
        let opened = try CacheNetBundle.Bundle.open(at: path)
        try opened.verify()
        #expect(opened.description.digest == bundle.description.digest)
        #expect(opened.description.roles == [.full, .fallback, .partition(0), .partition(1)])
        #expect(try opened.read(.full).count == opened.description.model(.full)?.size)
        #expect { _ = try opened.read(.encoder) } throws: { ($0 as? BundleError)?.code == .missing }
        #expect(TemporaryDirectory.names(in: path) == ["blobs", "index.json", "oci-layout"])
    }

    @Test(arguments: ["oci-layout", "index.json", "blobs", "manifest", "config", "full", "partition/1"])
    func refusesWithout(_ part: String) throws {
        try FileManager.default.removeItem(atPath: location(part))
        #expect { _ = try CacheNetBundle.Bundle.open(at: path) } throws: { ($0 as? BundleError)?.code == .missing }
    }

    @Test(arguments: ["manifest", "config", "full", "partition/1"])
    func refusesTruncated(_ part: String) throws {
        let file = location(part)
        try TemporaryDirectory.write(try TemporaryDirectory.read(file).dropLast(), to: file)
        #expect { _ = try CacheNetBundle.Bundle.open(at: path) } throws: { ($0 as? BundleError)?.code == .corrupt }
    }

    @Test(arguments: ["manifest", "config", "full", "partition/1"])
    func verifyFindsFlippedByte(_ part: String) throws {
        let file = location(part)
        var bytes = try TemporaryDirectory.read(file)
        bytes[bytes.count / 2] ^= 1
        try TemporaryDirectory.write(bytes, to: file)
        #expect { try CacheNetBundle.Bundle.open(at: path).verify() } throws: {
            ($0 as? BundleError)?.code == .corrupt
        }
    }

    @Test(arguments: ["", "{}", "{\"schemaVersion\":2,\"manifests\":[]}", "{\"schemaVersion\":1,\"manifests\":[]}"])
    func refusesIndex(_ text: String) throws {
        try TemporaryDirectory.write(Array(text.utf8), to: location("index.json"))
        #expect { _ = try CacheNetBundle.Bundle.open(at: path) } throws: {
            ($0 as? BundleError)?.code == .invalidLayout
        }
    }

    @Test func refusesDirectoryInPlaceOfBlob() throws {
        try FileManager.default.removeItem(atPath: location("full"))
        try FileManager.default.createDirectory(atPath: location("full"), withIntermediateDirectories: false)
        #expect(throws: BundleError.self) { _ = try CacheNetBundle.Bundle.open(at: path) }
    }

    private func location(_ part: String) -> String {
        switch part {
        case "manifest": bundle.store.path(of: bundle.description.digest)
        case "config": bundle.store.path(of: bundle.description.manifest.config.digest)
        default:
            ModelRole(annotation: part).flatMap(bundle.description.model).map { bundle.store.path(of: $0.digest) }
                ?? "\(path)/\(part)"
        }
    }
}
