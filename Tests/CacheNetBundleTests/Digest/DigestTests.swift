import CacheNetBundle
import Testing

@Suite struct DigestTests {
    static let empty = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

    @Test func hashesAsEverybodyDoes() throws {
        #expect(Digest.sha256(of: []).description == Self.empty)
        #expect(
            Digest.sha256(of: Array("abc".utf8)).hex
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(try Digest(parsing: Self.empty) == Digest.sha256(of: []))
    }

    @Test func piecesHashAsTheWhole() {
        var hasher = DigestHasher()
        for piece in ["a", "", "bc"] { Array(piece.utf8).withUnsafeBytes { hasher.update($0) } }
        #expect(hasher.finalize() == Digest.sha256(of: Array("abc".utf8)))
    }

    @Test(arguments: [
        "", "sha256:", "sha512:" + String(repeating: "0", count: 64), "sha256:" + String(repeating: "0", count: 63),
        "sha256:" + String(repeating: "0", count: 65), "sha256:" + String(repeating: "A", count: 64),
        "sha256:../../" + String(repeating: "0", count: 58), String(repeating: "0", count: 71),
        "sha256:" + String(repeating: "é", count: 32),
    ])
    func refuses(_ text: String) {
        #expect { try Digest(parsing: text) } throws: { ($0 as? BundleError)?.code == .invalidDigest }
    }
}
