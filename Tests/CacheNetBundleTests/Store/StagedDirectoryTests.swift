import CacheNetBundle
import CacheNetCore
import Foundation
import Testing

@Suite struct StagedDirectoryTests {
    private let directory: TemporaryDirectory
    private var place: String { directory("out") }

    init() throws { directory = try TemporaryDirectory() }

    @Test func commitReplacesAndCancelLeavesNothing() throws {
        for text in ["one", "two"] {
            let staged = try StagedDirectory(path: "\(place)/")
            #expect(UnfinishedFiles.paths.contains(staged.temporaryPath))
            try TemporaryDirectory.write(Array(text.utf8), to: "\(staged.temporaryPath)/file")
            try staged.commit()
            staged.cancel()
            #expect(try TemporaryDirectory.read("\(place)/file") == Array(text.utf8))
        }
        try StagedDirectory(path: place).cancel()
        #expect(TemporaryDirectory.names(in: directory.path) == ["out"])
        #expect(!UnfinishedFiles.paths.contains { $0.hasPrefix(directory.path) })
    }

    @Test func whatAKilledProcessLeftIsRemoved() throws {
        let living = try StagedDirectory(path: place)
        for name in ["out.ab12.tmp", "out.ab12.tmp.gone", "out.notes.tmp", "other.ab12.tmp"] {
            try make(name)
        }
        try StagedDirectory(path: place).cancel()
        let kept = ["other.ab12.tmp", "out.notes.tmp"]
        #expect(Set(TemporaryDirectory.names(in: directory.path)) == Set(kept + [name(of: living)]))
        living.cancel()
        #expect(TemporaryDirectory.names(in: directory.path) == kept)
    }

    @Test func whatWasReplacedComesBackWhereNothingTookItsPlace() throws {
        try make("out.ab12.tmp.old")
        try StagedDirectory(path: place).cancel()
        #expect(TemporaryDirectory.names(in: directory.path) == ["out"])
        try make("out.cd34.tmp.old")
        try StagedDirectory(path: place).cancel()
        #expect(TemporaryDirectory.names(in: directory.path) == ["out"])
        #expect(try TemporaryDirectory.read("\(place)/file") == Array("out.ab12.tmp.old".utf8))
    }

    @Test(arguments: ["", "a\0b", "/dev/null/x"])
    func whatIsNoPlaceIsAnError(path: String) {
        #expect(throws: BundleError.self) { try StagedDirectory(path: path) }
    }

    private func make(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: directory(name), withIntermediateDirectories: true)
        try TemporaryDirectory.write(Array(name.utf8), to: directory("\(name)/file"))
    }

    private func name(of staged: StagedDirectory) -> String {
        URL(fileURLWithPath: staged.temporaryPath).lastPathComponent
    }
}
