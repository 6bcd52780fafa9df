import CacheNetCore
import Foundation
import Testing

/// When a gate goes by bounds, and when by estimates.
struct CertificationTests {
    private static let lossThresholds = [-1.0, 0, 0.1]

    private func profile(
        bounds: [[Double]] = [[0, 0.004, 0.02], [0, 0.003, 0.004]],
        estimates: [[Double]]? = [[0, 0.001, 0.005], [0, 0, 0.001]], hits: [Double] = [0, 0.5, 0.8],
        confidence: Double = 0.95, sequences: Int? = 1000
    ) throws -> LocalityProfile {
        try LocalityProfile(
            ownHintReliability: 0.9, foreignHintReliability: 0.9, switchRates: [0.5, 0.01],
            lossThresholds: Self.lossThresholds,
            lists: bounds.indices.map {
                LossThresholdTable(lossBounds: bounds[$0], lossEstimates: estimates?[$0], hitRatios: hits)
            }, confidence: confidence, records: 10_000, sequences: sequences)
    }

    private func lossThresholds(_ profile: LocalityProfile, _ risk: Double) -> [Double] {
        LossThresholdPlan(profile, keeping: risk).lossThresholds
    }

    @Test(arguments: [(0.005, 0.95, 598), (0.005, 0.8, 322), (0.01, 0.95, 299), (0.5, 0.5, 1)])
    func thereAreLeastSequences(risk: Double, confidence: Double, least: Int) {
        #expect(LocalityProfile.leastSequences(certifying: risk, confidence: confidence) == least)
    }

    @Test(arguments: [-1, 0, 1, 2, Double.nan, 1e-300])
    func numbersOutOfRangeHaveNoLeastSequencesOrTooMany(risk: Double) {
        #expect([1, .max].contains(LocalityProfile.leastSequences(certifying: risk, confidence: 0.95)))
    }

    @Test func boundsCountWhereTheyCertifyTheRisk() throws {
        let profile = try profile()
        #expect(profile.evidence(keeping: 0.005) == .bound)
        #expect(profile.isCertified(keeping: 0.005))
        #expect(lossThresholds(profile, 0.005) == [0, 0.1])
        #expect(profile.hits(keeping: 0.005) == [0.5, 0.8])
        #expect(profile.certificationNote(keeping: 0.005) == nil)
    }

    @Test func tooFewSequencesLeaveTheEstimates() throws {
        let profile = try profile(sequences: 597)
        #expect(profile.evidence(keeping: 0.005) == .estimate)
        #expect(!profile.isCertified(keeping: 0.005))
        #expect(lossThresholds(profile, 0.005) == [0.1, 0.1])
        #expect(LossThresholdPlan(profile, keeping: 0.005).fallbackLossThreshold == 0.1)
        #expect(
            profile.certificationNote(keeping: 0.005)
                == "not certified (best estimate) at a risk of 0.005: calibrated on 597 independent pictures or "
                + "sequences, and it takes at least 598 for a confidence of 0.95")
        #expect(profile.isCertified(keeping: 0.01), "they are enough for another risk")
    }

    @Test func boundsThatLeaveNoHitsLeaveTheEstimates() throws {
        let profile = try profile(bounds: [[0, 0.02, 0.02], [0, 0.01, 0.02]])
        #expect(lossThresholds(profile, 0.005) == [0.1, 0.1])
        #expect(profile.certificationNote(keeping: 0.005)?.contains("it lost too much on 1000") == true)
        let hardlyAny = try self.profile(bounds: [[0, 0.004, 0.02], [0, 0.003, 0.02]], hits: [0, 0.009, 0.8])
        #expect(hardlyAny.evidence(keeping: 0.005) == .estimate, "hits so rare are none")
    }

    @Test func estimatesThatLoseTooMuchGiveNoHits() throws {
        let profile = try profile(
            bounds: [[0, 0.9, 0.9], [0, 0.9, 0.9]], estimates: [[0, 0.1, 0.2], [0, 0.1, 0.2]])
        #expect(lossThresholds(profile, 0.005) == [-1, -1])
        #expect(!profile.isCertified(keeping: 0.005))
    }

    @Test(arguments: [10, nil] as [Int?])
    func withoutEstimatesBoundsAreAllThereIs(sequences: Int?) throws {
        let profile = try profile(estimates: nil, sequences: sequences)
        #expect(profile.evidence(keeping: 0.005) == .bound)
        #expect(lossThresholds(profile, 0.005) == [0, 0.1])
        let none = try self.profile(bounds: [[0, 0.9, 0.9], [0, 0.9, 0.9]], estimates: nil, sequences: sequences)
        #expect(lossThresholds(none, 0.005) == [-1, -1])
        #expect(none.certificationNote(keeping: 0.005)?.hasPrefix("not certified at a risk of 0.005: ") == true)
    }

    @Test func jsonGivesTheSameProfile() throws {
        for profile in [try profile(), try profile(estimates: nil, sequences: nil)] {
            #expect(try JSONDecoder().decode(LocalityProfile.self, from: JSONEncoder().encode(profile)) == profile)
        }
    }

    @Test func estimatesAndSequencesAreChecked() {
        #expect { try profile(sequences: 10_001) } throws: {
            "\($0)" == "sequences: expected 0 to 10000, as there are records, got 10001"
        }
        #expect { try profile(estimates: [[0, 0, 0], [0, 0]]) } throws: {
            "\($0)".hasPrefix("lists[1].lossEstimates: expected 3 numbers")
        }
        #expect { try profile(estimates: [[0, 0, 2], [0, 0, 0]]) } throws: {
            "\($0)".hasPrefix("lists[0].lossEstimates: expected -1.0 to 1.0, got 2.0")
        }
    }
}
