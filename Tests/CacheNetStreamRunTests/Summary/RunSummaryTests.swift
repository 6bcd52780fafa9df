import CacheNetCore
import Foundation
import Testing

@testable import CacheNetDevice
@testable import CacheNetStreamRun

struct RunSummaryTests {
    private struct Unplugged: Error {}

    private static func answer(_ label: Int?, _ origin: Origin, local: Int? = nil) -> Answer {
        var answer = Answer(
            label: label, probabilities: [], entropy: nil, origin: origin, reason: nil, active: nil, model: nil,
            modelLabel: local, hint: nil)
        answer.name = label.map(name)
        return answer
    }

    private static func name(_ label: Int) -> String { "label \(label)" }

    private static func summary(_ frames: [(answer: Answer, truth: Int?)]) -> RunSummary {
        var summary = RunSummary()
        for frame in frames {
            summary.count(frame.answer, truth: frame.truth.map(name))
            summary.statistics.outcomes.count(frame.answer.origin)
        }
        return summary
    }

    private static func keys(_ summary: RunSummary) throws -> [String: Double] {
        try JSONDecoder().decode([String: Double].self, from: Data(summary.json().utf8))
    }

    @Test func withoutLabelsThereIsNoAccuracy() throws {
        let summary = Self.summary([(Self.answer(1, .hit), nil), (Self.answer(0, .degraded), nil)])
        #expect(summary.accuracy == nil)
        #expect(!summary.text.contains("accuracy") && !summary.text.contains("agreement"))
        let keys = try Self.keys(summary)
        #expect(keys["frames"] == 2)
        #expect(keys["accuracy"] == nil && keys["labelled"] == nil)
        #expect(keys["agreement"] == nil && keys["agreement_frames"] == nil)
    }

    @Test func accuracyIsThatOfLabelledFrames() throws {
        let summary = Self.summary([
            (Self.answer(1, .hit), 1), (Self.answer(0, .hit), 2), (Self.answer(0, .hit), nil),
            (Self.answer(nil, .failed), 0),
        ])
        #expect(summary.accuracy == 1.0 / 3)
        #expect(summary.text.contains("of 3 frames with a label"))
        let keys = try Self.keys(summary)
        #expect(keys["accuracy"] == 1.0 / 3 && keys["labelled"] == 3)
        let whole = Self.summary([(Self.answer(1, .hit), 1)])
        #expect(whole.text.contains("accuracy") && !whole.text.contains("with a label"))
    }

    /// Only frames of which both models said something, and only where the edge answered.
    @Test func agreementIsOfMissesAndNeedsNoLabels() throws {
        let summary = Self.summary([
            (Self.answer(1, .miss, local: 1), nil), (Self.answer(1, .miss, local: 2), nil),
            (Self.answer(2, .miss, local: 2), nil), (Self.answer(0, .miss), nil),
            (Self.answer(0, .hit, local: 0), nil), (Self.answer(0, .degraded, local: 0), nil),
        ])
        #expect(summary.agreement.frames == 3 && summary.agreement.agreed == 2)
        #expect(summary.text.contains("66.7% of 3 misses"))
        let keys = try Self.keys(summary)
        #expect(keys["agreement"] == 2.0 / 3 && keys["agreement_frames"] == 3)
    }

    @Test func howLongAFrameTookFromItsComingIsToldWhereItIsKnown() throws {
        var summary = Self.summary([(Self.answer(1, .hit), nil)])
        #expect(!summary.text.contains("arrival"))
        #expect(try Self.keys(summary)["since_arrival_p99_us"] == nil)
        summary.sinceArrival.record(.milliseconds(8))
        #expect(summary.text.contains("p99 80"))
        let p99 = try #require(try Self.keys(summary)["since_arrival_p99_us"])
        #expect(abs(p99 - 8000) < 8)
    }

    @Test func aSourceThatFailsMakesTheRunFail() {
        var summary = Self.summary([(Self.answer(1, .hit), nil)])
        #expect(summary.failure == nil)
        summary.sourceFailure = Unplugged()
        #expect(summary.failure is Unplugged)
        let unanswered = Self.summary([(Self.answer(nil, .failed), nil)])
        #expect((unanswered.failure as? RunError)?.code == .nothingAnswered)
    }
}
