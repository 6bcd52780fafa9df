import CacheNetBundle
import CacheNetCore
import Foundation
import Testing

@Suite struct WholeFileTests {
    @Test func replacesWhatIsThere() throws {
        let directory = try TemporaryDirectory()
        let path = "\(directory.path)/table.csv"
        for text in ["one", "", String(repeating: "x", count: 1 << 20)] {
            try WholeFile.write(Array(text.utf8), to: path)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["table.csv"])
        }
        #expect(!UnfinishedFiles.paths.contains { $0.hasPrefix(directory.path) })
    }

    @Test func whatIsNoFileStays() throws {
        let directory = try TemporaryDirectory()
        for path in [directory.path, "/dev/null", "\(directory.path)/no/such/table.csv", ""] {
            #expect(throws: BundleError.self) { try WholeFile.write([1], to: path) }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path).isEmpty)
    }
}
