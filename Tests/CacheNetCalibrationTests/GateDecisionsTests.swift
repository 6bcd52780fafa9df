import CacheNetCalibration
import CacheNetCore
import CacheNetData
import Testing

/// What the paper's gate decides, frame by frame, pinned: a change of how frames are driven must not change it.
struct GateDecisionsTests {
    @Test(arguments: [
        ("fixed", 1.0, UInt64(13_674_675_862_236_982_372)), ("fixed", 5, 11_570_975_494_468_837_111),
        ("fixed", 50, 9_848_755_646_817_152_876), ("agreeing", 5, 15_553_809_825_154_509_140),
        ("agreeing", 50, 4_765_991_313_132_869_424),
    ])
    func decisionsStayAsTheyWere(name: String, dwell: Double, expected: UInt64) throws {
        let outcomes = TemperedOutcomes(fitting: try SyntheticOutcomes(count: 4000).make())
        let gate = FixedGate(thresholds: [0.3, 0.5, 0.4, 0.6], agreement: name == "fixed" ? 1 : 2)
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        let stream = RecordPool(outcomes.outcomes).stream(dwell: dwell, seed: 3).prefix(5000)
        _ = StreamSimulation(outcomes).run(gate, over: stream) { frame in
            for value in [frame.isHit ? 1 : 0, frame.answer ?? -1, frame.active ?? -1, frame.next ?? -1] {
                hash = (hash ^ UInt64(bitPattern: Int64(value))) &* 0x100_0000_01b3
            }
        }
        #expect(hash == expected)
    }
}
