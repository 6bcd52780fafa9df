import CacheNetBundle
import CacheNetCalibration
import CacheNetCore
import CacheNetSimulation
import Foundation
import Testing

struct RecordingFileTests {
    @Test(arguments: [
        ToyRecording(), ToyRecording(hasFallback: true), ToyRecording(hasHints: false), ToyRecording(sequenceLength: 7),
        ToyRecording(pictures: 1, frames: 1),
    ])
    func whatIsReadIsWhatWasWritten(_ toy: ToyRecording) throws {
        let written = try toy.make()
        let read = try RunRecording(try written.encoded(), name: "toy")
        #expect(read.bundle == written.bundle)
        #expect(read.digest == written.digest)
        #expect(read.bytes == written.bytes)
        #expect(read.stream == written.stream)
        #expect(read.records == written.records)
        #expect(read.frames == written.frames)
        #expect(read.outcomes.labels == written.outcomes.labels)
        #expect(read.outcomes.codes == written.outcomes.codes)
        #expect(read.outcomes.fullLogits == written.outcomes.fullLogits)
        #expect(read.outcomes.hints == written.outcomes.hints)
        #expect(read.outcomes.partitionLogits == written.outcomes.partitionLogits)
        #expect(read.outcomes.fallbackLogits == written.outcomes.fallbackLogits)
        #expect(read.outcomes.sequences == written.outcomes.sequences)
    }

    /// The layout, byte by byte, as another program would read it.
    @Test func theFileIsWhatIsDocumented() throws {
        let recording = try ToyRecording(hasFallback: true).make()
        let file = try recording.encoded()
        func number(_ offset: Int) -> Int { (0..<4).reduce(0) { $0 | Int(file[offset + $1]) << (8 * $1) } }
        #expect(Array(file.prefix(8)) == Array("CNRECORD".utf8))
        #expect(number(8) == 3)
        let rows = 16 + number(12)
        let header = try #require(
            JSONSerialization.jsonObject(with: Data(file[16..<rows])) as? [String: Any])
        #expect(header["rows"] as? Int == 60)
        #expect(header["frames"] as? Int == 400)
        let rowSize = 20 + 16 + 4 * 5 * 6
        #expect(file.count == rows + 60 * rowSize + 400 * 4 + 32)
        let row = rows + 17 * rowSize
        #expect(number(row) == recording.records[17])
        #expect(number(row + 4) == recording.outcomes.labels[17])
        #expect(number(row + 8) == recording.outcomes.hints[17])
        #expect(number(row + 12) == recording.outcomes.codes[17])
        #expect(number(row + 16) == 17)
        let full = row + 36 + 4 * 2
        #expect(Float(bitPattern: UInt32(number(full))) == recording.outcomes.fullLogits[17][2])
        let logit = row + 36 + 4 * (2 * 6 + 2)
        #expect(Float(bitPattern: UInt32(number(logit))) == recording.outcomes.partitionLogits[1][17][2])
        #expect(number(rows + 60 * rowSize + 4 * 399) == recording.frames[399])
    }

    @Test func theSameRunGivesTheSameBytes() throws {
        #expect(try ToyRecording(seed: 4).make().encoded() == ToyRecording(seed: 4).make().encoded())
    }

    @Test func anyCutIsRefused() throws {
        let file = try ToyRecording(pictures: 6, frames: 9).make().encoded()
        for length in 0..<file.count {
            let error = #expect(throws: SimulationError.self) {
                try RunRecording(Array(file.prefix(length)), name: "cut")
            }
            #expect(error?.code == (length < 8 ? .notARecording : .truncated), "\(length) bytes")
        }
        #expect { try RunRecording(file + [0], name: "long") } throws: { ($0 as? SimulationError)?.code == .truncated }
    }

    @Test func anyWrongByteIsRefused() throws {
        let file = try ToyRecording(pictures: 6, frames: 9).make().encoded()
        for index in file.indices {
            var spoilt = file
            spoilt[index] ^= 0x20
            #expect(throws: SimulationError.self, "byte \(index)") { try RunRecording(spoilt, name: "spoilt") }
        }
    }

    /// A digest is no proof that nobody made the file up: it is refused, or can be decided again.
    @Test func anyWrongByteThatIsSealedAnewIsRefusedOrRuns() throws {
        let file = try ToyRecording(pictures: 6, frames: 9, hasFallback: true).make().encoded()
        var (refused, run) = (0, 0)
        for (index, flipped) in file.indices.dropLast(32).flatMap({ index in [0x01, 0x80].map { (index, $0) } }) {
            var spoilt = Array(file.dropLast(32))
            spoilt[index] ^= UInt8(flipped)
            do throws(SimulationError) {
                let recording = try RunRecording(spoilt + Self.seal(spoilt), name: "spoilt")
                let whatIf = WhatIf(
                    gates: [.fixed(), .fixed(threshold: 0.8, agreement: 2)], policies: SimulatedPolicy.allCases,
                    capacities: [CacheCapacity(partitions: 1), CacheCapacity(partitions: 2, bytes: 3000)])
                let results = try? whatIf.run(on: recording)
                run += results?.allSatisfy { $0.frames == 9 } == true ? 1 : 0
            } catch {
                refused += 1
            }
        }
        #expect(refused > 100 && run > 100, "\(refused) and \(run)")
    }

    private static func seal(_ content: [UInt8]) -> [UInt8] {
        var hasher = DigestHasher()
        content.withUnsafeBytes { hasher.update($0) }
        return hasher.rawBytes()
    }

    @Test func whatDoesNotFitTogetherIsRefused() throws {
        let good = try ToyRecording(pictures: 6, frames: 9).make()
        func recording(
            bytes: [Int]? = nil, records: [Int]? = nil, frames: [Int]? = nil
        ) throws -> RunRecording {
            try RunRecording(
                bundle: good.bundle, digest: good.digest, bytes: bytes ?? good.bytes, stream: good.stream,
                records: records ?? good.records, outcomes: good.outcomes, frames: frames ?? good.frames)
        }
        for bytes in [[1, 2], [1, 2, -1], [1, 2, .max]] {
            #expect(throws: SimulationError.self) { try recording(bytes: bytes) }
        }
        #expect(throws: SimulationError.self) { try recording(records: [0, 1, 2, 4, 3, 5]) }
        #expect(throws: SimulationError.self) { try recording(frames: []) }
        #expect {
            try recording(frames: [0, 6])
        } throws: {
            "\($0)" == "recorded run: frame: expected a row of 0..<6, got 6"
        }
        #expect(try recording().frames == good.frames)
    }
}
