import CacheNetSimulation
import Testing

struct FleetScenarioTests {
    private static func read(_ text: String) throws -> FleetScenario {
        try FleetScenario(Array(text.utf8), name: "day.json")
    }

    @Test func whatIsNotNamedIsTheDefault() throws {
        var expected = FleetScenario()
        expected.zipf = 1.5
        expected.rollOutHour = nil
        expected.stickiness = [.init(dwell: 7, share: 2)]
        #expect(
            try Self.read(#"{"zipf": 1.5, "rollOutHour": null, "stickiness": [{"dwell": 7, "share": 2}]}"#) == expected)
        #expect(try Self.read("{}") == FleetScenario())
    }

    @Test func aByteOrderMarkIsNoPartOfIt() throws {
        #expect(try Self.read("\u{FEFF}{}") == FleetScenario())
    }

    @Test(arguments: [
        (#"{"zipff": 1}"#, "got \"zipff\""), (#"{"zipf": -1}"#, "scenario: zipf: expected 0 to 10, got -1.0"),
        (#"{"arrivals": [1, 2]}"#, "scenario: arrivals: expected 24 numbers"),
        (#"{"stickiness": []}"#, "scenario: stickiness"), (#"{"rollOutHour": 24}"#, "scenario: rollOutHour"),
        (#"{"cdnSites": 0}"#, "scenario: cdnSites"), (#"{"serverCapacity": 1e-300}"#, "scenario: serverCapacity"),
        (#"{"stickiness": [{"dwell": 1e300, "share": 1}]}"#, "scenario: stickiness"),
        (#"{"stickiness": [{"dwell": 5, "share": 1e300}]}"#, "scenario: stickiness"),
        (#"{"framesPerSecond": 1e300}"#, "scenario: framesPerSecond"), (#"{"cdnSites": 1e30}"#, "day.json"),
        (#"{"zipf": "much"}"#, "day.json"), ("[]", "day.json"),
    ])
    func whatDoesNotFitIsNamed(text: String, message: String) {
        #expect {
            try Self.read(text)
        } throws: {
            ($0 as? SimulationError)?.code == .unsuitable && "\($0)".contains(message)
        }
    }
}
