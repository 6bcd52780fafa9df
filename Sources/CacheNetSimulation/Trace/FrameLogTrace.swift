internal import CacheNetCore
internal import Foundation

/// The log of a run (`run --log frames.jsonl`), as far as it tells about caches.
///
/// It says what was decided, not what every model would have said: capacities and policies can be tried on it, gates and
/// thresholds cannot. In a live run a partition that was active between two frames only does not show in it.
package struct FrameLogTrace: Sendable {
    private struct Line: Decodable {
        let origin: String
        let active: Int?
        let next: Int?
        let answer: String?
        let label: String?
    }

    /// More partitions than any bundle has.
    private static let mostPartitions = 1 << 16

    package let trace: ActivationTrace
    package private(set) var hits = 0
    /// Right answers; `nil` where a label is missing.
    package private(set) var correct: Int? = 0

    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - name: what messages call it.
    /// - Throws: ``SimulationError`` that names the line which is not one of a frame log.
    package init(_ bytes: [UInt8], name: String) throws(SimulationError) {
        let decoder = JSONDecoder()
        var trace: ActivationTrace?
        var last: Line?
        for (index, text) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
            let line: Line
            do {
                line = try decoder.decode(Line.self, from: Data(text))
            } catch {
                throw SimulationError(
                    .notARecording,
                    "\(name): line \(index + 1): expected a recorded run (run --record-all) or a frame of a log (run --log), "
                        + "got \"\(String(decoding: text.prefix(60), as: UTF8.self))\"")
            }
            for id in [line.active, line.next].compactMap(\.self) where !(0..<Self.mostPartitions).contains(id) {
                throw SimulationError(.corrupt, "\(name): line \(index + 1): expected a partition, got \(id)")
            }
            // What a frame found active is what the one before it left, and more certain than what that one expected.
            if trace == nil { trace = ActivationTrace(startingWith: line.active) } else { trace?.append(line.active) }
            if line.origin == "hit" { hits += 1 }
            correct = line.label == nil ? nil : correct.map { $0 + (line.answer == line.label ? 1 : 0) }
            last = line
        }
        trace?.append(last?.next)
        guard let trace else { throw SimulationError(.truncated, "\(name): expected at least one frame, got none") }
        self.trace = trace
    }
}
