import CacheNetBundle
import CacheNetCore
import Testing

@Suite struct PreparedTests {
    private let directory: TemporaryDirectory
    private let store: ContentStore
    private let digest = Digest.sha256(of: [1])
    private let content: [UInt8] = Array(0..<200)

    init() throws {
        directory = try TemporaryDirectory()
        store = try ContentStore(path: directory("store"))
    }

    private func read(_ format: String = "ort-1") throws -> [UInt8]? {
        try store.readPrepared(format: format, of: digest)?.withUnsafeBytes { [UInt8]($0) }
    }

    @Test func keepsWhatWasPrepared() throws {
        #expect(try read() == nil)
        try store.writePrepared(ModelBytes(content), format: "ort-1", of: digest)
        #expect(try read() == content)
        #expect(try read("ort-2") == nil)
        try store.writePrepared(ModelBytes([]), format: "ort-1", of: digest)
        #expect(try read() == [])
    }

    @Test(arguments: ["flipped", "flipped checksum", "cut", "almost empty", "empty", "of another model"])
    func removesDamaged(_ damage: String) throws {
        try store.writePrepared(ModelBytes(content), format: "ort-1", of: digest)
        let path = directory("store/prepared/ort-1/\(digest.hex)")
        var bytes = try TemporaryDirectory.read(path)
        switch damage {
        case "flipped": bytes[100] ^= 1
        case "flipped checksum": bytes[bytes.count - 1] ^= 1
        case "cut": bytes.removeLast()
        case "almost empty": bytes = Array(bytes.prefix(31))
        case "empty": bytes = []
        default:
            try store.writePrepared(ModelBytes(content), format: "ort-1", of: Digest.sha256(of: [2]))
            bytes = try TemporaryDirectory.read(directory("store/prepared/ort-1/\(Digest.sha256(of: [2]).hex)"))
        }
        try TemporaryDirectory.write(bytes, to: path)
        #expect(try read() == nil)
        #expect(!TemporaryDirectory.names(in: directory("store/prepared/ort-1")).contains(digest.hex))
    }

    @Test(arguments: ["", "..", ".hidden", "a/b", "a\u{0}", "é", String(repeating: "a", count: 201)])
    func refusesFormat(_ format: String) {
        #expect { _ = try store.readPrepared(format: format, of: digest) } throws: {
            ($0 as? BundleError)?.code == .invalidName
        }
        #expect { try store.writePrepared(ModelBytes([1]), format: format, of: digest) } throws: {
            ($0 as? BundleError)?.code == .invalidName
        }
    }
}
