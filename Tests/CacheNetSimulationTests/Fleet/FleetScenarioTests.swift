import CacheNetData
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
        expected = FleetScenario()
        expected.stickiness = [.init(kind: .tracks, dwell: 3, share: 1)]
        #expect(try Self.read(#"{"stickiness": [{"kind": "tracks", "dwell": 3, "share": 1}]}"#) == expected)
    }

    @Test func aByteOrderMarkIsNoPartOfIt() throws {
        #expect(try Self.read("\u{FEFF}{}") == FleetScenario())
    }

    @Test(arguments: [
        (#"{"zipff": 1}"#, "day.json: zipff: expected one of framesPerSecond"),
        (#"{"zipff": 1}"#, "got zipff (did you mean zipf?)"),
        (#"{"stickiness": [{"dwel": 5, "share": 1}]}"#, "day.json: stickiness[0].dwel: expected one of dwell, share"),
        (
            #"{"stickiness": [{"dwell": 5, "share": 1, "kind": "natural"}]}"#,
            "kinds of independent and tracks, got natural"
        ),
        (#"{"stickiness": [{"dwell": 5}]}"#, "day.json: stickiness[0].share: expected a value, got nothing"),
        (#"{"zipf": -1}"#, "day.json: zipf: expected 0 to 10, got -1.0"),
        (#"{"arrivals": [1, 2]}"#, "day.json: arrivals: expected 24 numbers"),
        (#"{"stickiness": []}"#, "day.json: stickiness"), (#"{"rollOutHour": 24}"#, "day.json: rollOutHour"),
        (#"{"cdnSites": 0}"#, "day.json: cdnSites"), (#"{"serverCapacity": 1e-300}"#, "day.json: serverCapacity"),
        (#"{"stickiness": [{"dwell": 1e300, "share": 1}]}"#, "day.json: stickiness"),
        (#"{"stickiness": [{"dwell": 5, "share": 1e300}]}"#, "day.json: stickiness"),
        (#"{"framesPerSecond": 1e300}"#, "day.json: framesPerSecond"), (#"{"cdnSites": 1e30}"#, "day.json: "),
        (#"{"zipf": "much"}"#, "day.json: zipf: expected a number, got another type"),
        ("[]", "day.json: the whole: expected"),
    ])
    func whatDoesNotFitIsNamed(text: String, message: String) {
        #expect {
            try Self.read(text)
        } throws: {
            ($0 as? SimulationError)?.code == .unsuitable && "\($0)".contains(message)
        }
    }
}
