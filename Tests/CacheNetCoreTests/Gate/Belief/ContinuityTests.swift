import Testing

@testable import CacheNetCore

struct ContinuityTests {
    @Test func nearFramesShowTheSameThing() throws {
        let continuity = try Continuity(pixels: [12, -8], logits: [6, -4], both: [12, -4, -4])
        #expect(continuity.resemblance(pixels: 0, logits: nil).same > 0.999)
        #expect(continuity.resemblance(pixels: 60, logits: nil).same < 0.001)
        #expect(continuity.resemblance(pixels: nil, logits: 0.1).same > 0.99)
        #expect(continuity.resemblance(pixels: 60, logits: 60).same < 0.001)
        #expect(continuity.resemblance(pixels: nil, logits: nil) == .unknown)
        #expect(continuity.resemblance(pixels: .nan, logits: nil) == .unknown)
        let far = continuity.resemblance(pixels: .infinity, logits: nil)
        #expect(far.same > 0 && far.same < 0.001, "no frame alone is certain")
    }

    @Test func weightsAreChecked() {
        #expect { try Continuity(pixels: [1], logits: [1, 1], both: [1, 1, 1]) } throws: {
            "\($0)" == "pixels: expected 2 finite numbers, got [1.0]"
        }
        #expect(throws: GateError.self) { try Continuity(pixels: [1, 1], logits: [1, 1], both: [1, .nan, 1]) }
    }
}
