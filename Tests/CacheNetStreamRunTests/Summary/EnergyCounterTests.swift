import Foundation
import Testing

@testable import CacheNetStreamRun

/// The energy that Linux counts, in files like its own.
struct EnergyCounterTests {
    private let directory = FileManager.default.temporaryDirectory.appending(path: "cachenet-\(UUID().uuidString)")

    private func write(_ microjoules: Int, to zone: String) throws {
        let folder = directory.appending(path: zone)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data("\(microjoules)\n".utf8).write(to: folder.appending(path: "energy_uj"))
        try Data("1000000\n".utf8).write(to: folder.appending(path: "max_energy_range_uj"))
    }

    @Test func packagesAreAddedUpAndMayBeginAgain() throws {
        defer { try? FileManager.default.removeItem(at: directory) }
        try write(100_000, to: "intel-rapl:0")
        try write(900_000, to: "intel-rapl:1")
        try write(1, to: "intel-rapl:0:0")
        let counter = try #require(EnergyCounter(directory: directory.path))
        #expect(counter.joules == 0)
        try write(350_000, to: "intel-rapl:0")
        try write(50_000, to: "intel-rapl:1")
        try write(500_000, to: "intel-rapl:0:0")
        #expect(counter.joules == 0.4)
        try FileManager.default.removeItem(at: directory.appending(path: "intel-rapl:1"))
        #expect(counter.joules == nil)
    }

    @Test func aSystemThatTellsNothingHasNone() {
        #expect(EnergyCounter(directory: "/nowhere") == nil)
    }
}
