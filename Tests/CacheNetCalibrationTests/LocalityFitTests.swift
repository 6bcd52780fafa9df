import CacheNetCore
import Testing

@testable import CacheNetCalibration

struct LocalityFitTests {
    private func fit(_ outcomes: SyntheticOutcomes, certifiedOnly: Bool = false) throws -> LocalityFit {
        try LocalityCalibration(
            dwells: [1, 50], lossThresholds: [-1, 0, 0.05], streams: 4, framesPerStream: 500,
            certifiedOnly: certifiedOnly
        ).fit(TemperedOutcomes(fitting: try outcomes.make()))
    }

    /// 40 sequences of models that are never wrong.
    private static let few = SyntheticOutcomes(
        count: 800, ownAccuracy: 1, fullAccuracy: 1, fallbackAccuracy: 1, sequenceLength: 20)

    @Test func enoughRecordsNeedNoMore() throws {
        let fit = try fit(SyntheticOutcomes(count: 2000))
        #expect(fit.notice(atRisk: 0.01) == nil)
        #expect(fit.profile.isCertified(keeping: 0.01))
        #expect(fit.profile.sequences == 2000)
    }

    @Test func tooFewSequencesGiveTheBestEstimateAndSayWhatItWouldTake() throws {
        let fit = try fit(Self.few)
        let notice = try #require(fit.notice(atRisk: 0.005))
        #expect(
            notice.hasPrefix(
                "not certified at a risk of 0.005: 40 sequences were seen, it would take about 322 for a confidence of "
                    + "0.8; the gate goes by its best estimate and answers up to "))
        #expect(!fit.profile.isCertified(keeping: 0.005))
        #expect(try #require(fit.profile.hits(keeping: 0.005).max()) > 0.5)
    }

    @Test func whoeverRefusesEstimatesGetsWhatIsCertified() throws {
        let (fit, estimated) = (try fit(Self.few, certifiedOnly: true), try fit(Self.few))
        #expect(fit.profile.lists.map(\.lossBounds) == estimated.profile.lists.map(\.lossBounds))
        #expect(fit.profile.lists.allSatisfy { $0.lossEstimates == nil })
        #expect(try #require(fit.profile.hits(keeping: 1e-9).max()) < LocalityProfile.leastHitRatio)
        let notice = try #require(fit.notice(atRisk: 1e-9))
        #expect(notice.hasSuffix("; the gate answers nothing, as no hit is certified"))
    }

    @Test func modelsThatLoseTooMuchAreSaidTo() throws {
        let notice = try #require(
            try fit(SyntheticOutcomes(count: 2000, ownAccuracy: 0, fallbackAccuracy: 0)).notice(atRisk: 0.0001))
        #expect(notice.contains("2000 independent pictures were seen, and more like these would not certify it"))
        #expect(notice.contains("the gate answers nothing"))
    }
}
