import CacheNetCalibration
import CacheNetCore
import CacheNetData
import Testing

/// What gates decide, frame by frame, pinned: a change of how frames are driven must not change it.
struct GateDecisionsTests {
    private static let risk = 0.01

    @Test(arguments: [
        ("locality", 1.0, UInt64(5_386_312_396_765_681_210)), ("locality", 5, 7_754_763_288_287_924_902),
        ("locality", 50, 8_583_357_363_931_784_644), ("locality", 500, 6_840_449_590_472_439_432),
        ("fixed", 1, 13_674_675_862_236_982_372), ("fixed", 5, 11_570_975_494_468_837_111),
        ("fixed", 50, 9_848_755_646_817_152_876), ("agreeing", 5, 15_553_809_825_154_509_140),
        ("agreeing", 50, 4_765_991_313_132_869_424),
    ])
    func decisionsStayAsTheyWere(name: String, dwell: Double, expected: UInt64) throws {
        let calibrated = try Self.calibrated.get()
        let outcomes = calibrated.outcomes
        let gate: any Gate =
            switch name {
            case "locality":
                LocalityGate(curves: calibrated.fit.curves, profile: calibrated.fit.profile, risk: Self.risk)
            case "fixed": FixedGate(thresholds: [0.3, 0.5, 0.4, 0.6])
            default: FixedGate(thresholds: [0.3, 0.5, 0.4, 0.6], agreement: 2)
            }
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        let stream = RecordPool(outcomes.outcomes).stream(dwell: dwell, seed: 3).prefix(5000)
        _ = StreamSimulation(outcomes).run(gate, over: stream) { frame in
            for value in [frame.isHit ? 1 : 0, frame.answer ?? -1, frame.active ?? -1, frame.next ?? -1] {
                hash = (hash ^ UInt64(bitPattern: Int64(value))) &* 0x100_0000_01b3
            }
        }
        #expect(hash == expected)
    }

    private struct Calibrated {
        let outcomes: TemperedOutcomes
        let fit: LocalityFit
    }

    /// Made once: it takes a while.
    private static let calibrated = Result {
        let outcomes = TemperedOutcomes(fitting: try SyntheticOutcomes(count: 4000).make())
        let fit = try LocalityCalibration(
            dwells: [1, 5, 50], lossThresholds: [-1, 0, 0.05, 0.1, 0.2, 0.4], streams: 4, framesPerStream: 3000
        ).fit(outcomes)
        return Calibrated(outcomes: outcomes, fit: fit)
    }
}
