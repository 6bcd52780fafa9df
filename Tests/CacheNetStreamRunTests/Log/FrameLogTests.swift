import CacheNetCore
import Foundation
import Testing

@testable import CacheNetDevice
@testable import CacheNetStreamRun

struct FrameLogTests {
    @Test func aLabelThatNobodyKnowsIsLeftOut() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "cachenet-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let log = try FrameLog(path: path)
        var answer = Answer(
            label: 1, probabilities: [0.2, 0.8], entropy: 0.5, weighed: Weighed(value: 0.5, limit: .infinity),
            origin: .hit, reason: nil, active: 0,
            model: .partition(0), hint: nil
        )
        answer.name = "blue"
        for truth in [nil, "red"] {
            try log.append(FrameRecord(frame: 3, record: nil, time: nil, answer: answer, truth: truth))
        }
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[0].contains(#""answer":"blue""#) && !lines[0].contains(#""label""#))
        // What is no number in JSON is null.
        #expect(lines[0].contains(#""weighed":0.5"#) && lines[0].contains(#""limit":null"#))
        #expect(lines[0].contains(#""record":null"#) && lines[0].contains(#""hint":null"#))
        #expect(lines[1].contains(#""label":"red""#))
    }
}
