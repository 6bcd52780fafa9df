import CacheNetBundle
import CacheNetCalibration
import CacheNetCore
import CacheNetData
import Testing

@testable import CacheNetBench

struct CacheVariantTests {
    private static func plan(_ variants: [CacheVariant]) throws -> ExperimentPlan {
        ExperimentPlan(
            links: [try LinkProfile(parsing: "wifi")], devices: [try DeviceProfile(parsing: "pi4")], variants: variants,
            streams: [.drawn(StreamSettings(.independent, dwell: 1)), .drawn(StreamSettings(.independent, dwell: 50))],
            seeds: [1, 2])
    }

    @Test func whatIsNotSweptIsNotSaid() throws {
        let variants = CacheVariant.all(capacities: [2], policies: [.lfu], gates: [.best])
        let combinations = try Self.plan(variants).combinations
        #expect(combinations.count == 4)
        #expect(combinations[0].setting.description == "independent, dwell 1, wifi, pi4")
        #expect(combinations[0].variant.capacity == nil && combinations[0].variant.policy == nil)
    }

    @Test func everyCombinationIsThereOnce() throws {
        let variants = CacheVariant.all(
            capacities: [1, 2], policies: [.lru, .gdsf], gates: [.fixed(agreement: 2), .belief(Promise(risk: 0.01))])
        let combinations = try Self.plan(variants).combinations
        #expect(combinations.count == 2 * 2 * 2 * 2 * 2)
        #expect(Set(combinations.map(\.setting)).count == 16)
        #expect(
            combinations[0].setting.description
                == "independent, dwell 1, wifi, pi4, capacity 1, lru, gate fixed with agreement 2")
        #expect(
            combinations[31].setting.description
                == "independent, dwell 50, wifi, pi4, capacity 2, gdsf, gate belief at loss 0.01, after changes 0.03")
        // Streams and seeds change first, so that what belongs together follows one another.
        #expect(Set(combinations.prefix(4).map(\.setting.condition)).count == 1)
    }

    @Test func gatesAreToldApart() {
        #expect(ReportText.gate(.best) == "best")
        #expect(ReportText.gate(.fixed()) == "fixed")
        #expect(ReportText.gate(.fixed(threshold: 0.25, agreement: 3)) == "fixed at 0.25 nats with agreement 3")
    }
}
