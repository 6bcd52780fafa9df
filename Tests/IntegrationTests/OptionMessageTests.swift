import Foundation
import Testing

/// Messages about options: they name the option as it is spelt, what is expected and what came.
struct OptionMessageTests {
    private static let run = ["run", "--edge", "http://127.0.0.1:1", "--source", "walkers"]
    private static let bench = ["bench", "--bundle", "x", "--source", "walkers", "--output", "y"]
    private static let simulate = ["simulate", "--record", "x"]
    private static let calibrate = ["calibrate", "--bundle", "x", "--dataset", "walkers"]
    private static let gates = ["bench-gates", "--bundle", "x", "--dataset", "walkers"]
    private static let create = [
        "bundle", "create", "--output", "x", "--full", "f", "--labels", "a,b", "--partition", "p",
    ]

    @Test(arguments: [
        (run + ["--deadline", "50"], ["'50'", "'--deadline <deadline>'", "expected a time of 1us to 3600s"]),
        (run + ["--frames-as", "jpeg:0"], ["'jpeg:0'", "'--frames-as <format>'", "jpeg:QUALITY of 1 to 100"]),
        (bench + ["--frames-as", "png"], ["'png'", "'--frames-as <format>'", "expected tensor, jpeg"]),
        (run + ["--seed", "-1"], ["'-1'", "'--seed <seed>'", "expected a whole number of 0 to"]),
        (
            run + ["--stream", "x.csv", "--stream-kind", "uniform", "--dwell", "3"],
            ["--stream gives the frames: expected nothing of how to draw them", "got --stream-kind and --dwell"]
        ),
        (
            run + ["--stream-kind", "video"],
            ["'video'", "'--stream-kind <stream-kind>'", "one of independent, tracks"]
        ),
        (
            run + ["--stream-kind", "natural", "--dwell", "5"],
            ["--dwell: expected --stream-kind independent or tracks"]
        ),
        (
            run + ["--stream-kind", "uniform", "--tracks", "9"],
            ["--tracks: expected --stream-kind tracks, got uniform"]
        ),
        (run + ["--track-length", "0.5"], ["--track-length: expected 1 to 1000, got 0.5"]),
        (run + ["--track-transition", "wipe"], ["'wipe'", "one of cut, fade, return"]),
        (run + ["--working-set-runs", "9"], ["--working-set-runs: expected --working-set with it, got none"]),
        (run + ["--working-set", "0"], ["--working-set: expected at least 1, got 0"]),
        (bench + ["--stream-kind", "tracks,video"], ["'--stream-kind <stream-kind>'", "got 'video'"]),
        (calibrate + ["--stream-kind", "natural", "--tracks", "9"], ["--tracks: expected --stream-kind tracks"]),
        (run + ["--source", "cifar10"], ["--source: expected one of cifar10:PATH", "got \"cifar10\""]),
        (run + ["--stream", ""], ["--stream: expected a value, got ''"]),
        (run + ["--log="], ["--log: expected a value, got ''"]),
        (bench + ["--deadline", "2h"], ["'2h'", "'--deadline <deadline>'", "expected a time of 1us to 3600s"]),
        (
            bench + ["--outage", "60s/5s"],
            ["'60s/5s'", "'--outage <outage>'", "expected LENGTH/PERIOD such as 5s/60s"]
        ),
        (
            bench + ["--capacity", "3..1"],
            ["'3..1'", "'--capacity <capacity>'", "expected a whole number, or at most"]
        ),
        (bench + ["--capacity", "2,x,4"], ["'--capacity <capacity>'", "expected a whole number", "got 'x'"]),
        (bench + ["--policy", "lru,mru"], ["'--policy <policy>'", "one of lru, lfu, fifo, gdsf", "got 'mru'"]),
        (bench + ["--gate", "loyalty"], ["'loyalty'", "'--gate <gate>'", "one of fixed, belief"]),
        (bench + ["--threshold", "0.2..0.1"], ["'--threshold <threshold>'", "expected a number of 0 to 1000000"]),
        (bench + ["--bundle", "a,"], ["'a,'", "'--bundle <bundle>'", "expected text, got ''"]),
        (bench + ["--link", String(repeating: "wifi,", count: 2000)], ["expected at most 1000 values, got 2001"]),
        (bench + ["--capacity-bytes", "0"], ["--capacity-bytes: expected at least 1, got 0"]),
        (bench + ["--start-partition", "-2"], ["--start-partition: expected at least 0, got -2"]),
        (simulate + ["--capacity-bytes", "-7"], ["--capacity-bytes: expected at least 1, got -7"]),
        (simulate + ["--policy", "mru"], ["'mru'", "one of lru, lfu, fifo, gdsf, belady"]),
        (simulate + ["--fleet", "5", "--gate", "fixed,belief"], ["--fleet: expected one gate", "got 2"]),
        (simulate + ["--fleet", "5", "--capacity", "1..3"], ["--fleet: expected one policy", "got 1 and 3"]),
        (simulate + ["--fleet", "5", "--start-partition", "1"], ["--start-partition has no meaning with --fleet"]),
        (simulate + ["--output", "/proc/nowhere/x.csv"], ["--output: expected a directory that can be written to"]),
        (calibrate + ["--foreign-share", "2"], ["--foreign-share: expected 0 to 1, got 2.0"]),
        (calibrate + ["--dataset", "nope"], ["--dataset: expected one of cifar10:PATH", "got \"nope\""]),
        (calibrate + ["--seed", "x"], ["'x'", "'--seed <seed>'", "expected a whole number of 0 to"]),
        (gates + ["--dataset", "folder:x,siez=3x3"], ["--dataset: folder: expected size=WIDTHxHEIGHT", "siez=3x3"]),
        (
            ["bench-runtime", "--edge", "http://127.0.0.1:1", "--source", "nope"],
            ["--source: expected one of cifar10:"]
        ),
        (["dataset", "inspect", "nope"], ["source: expected one of cifar10:PATH", "got \"nope\""]),
        (["dataset", "inspect", "walkers", "--sheet", "/proc/nowhere/x.png"], ["--sheet: expected a directory that"]),
        (create + ["--temperature", "0"], ["--temperature: expected a finite number above 0, got 0.0"]),
        (create + ["--threshold", "nan"], ["--threshold: expected a finite number of at least 0, got nan"]),
        (create + ["--fallback", "s", "--fallback-threshold", "-1"], ["--fallback-threshold: expected", "got -1.0"]),
        (create + ["--threshold", "1", "--threshold", "2"], ["--threshold: expected one, or one for each", "got 2"]),
        (create + ["--classes", "a", "--classes", "b"], ["--classes: expected one for each of 1", "got 2"]),
        (create + ["--name", "A B"], ["--name: expected lowercase letters", "got \"A B\""]),
        (create + ["--classes", "a,bb"], ["--classes: expected labels among --labels, got \"bb\" (did you mean b?)"]),
        (create + ["--labels", "a,b,a"], ["--labels: expected each label once, got \"a\" again"]),
    ])
    func optionsAreNamedAsTheyAreSpelt(arguments: [String], parts: [String]) async throws {
        let outcome = try await CommandLineTool.run(arguments)
        #expect(outcome.status == 64)
        #expect(outcome.output.isEmpty)
        let message = outcome.errors.prefix { $0 != "\n" }
        #expect(message.hasPrefix("Error: "))
        for part in parts { #expect(message.contains(part), "\(message)") }
    }

    @Test(arguments: [
        (create + ["--preprocess", "/nowhere.json"], "--preprocess: expected JSON or a file that can be read, got"),
        (
            ["bundle", "create", "--output", "x", "--full", "f", "--labels", "cat", "--partition", "p"],
            "--labels: expected a"
        ),
        (
            simulate + ["--fleet", "2", "--scenario", "/nowhere.json"],
            "/nowhere.json: expected a readable file, got \"No"
        ),
    ])
    func filesThatAreNotThereAreNamed(arguments: [String], message: String) async throws {
        let outcome = try await CommandLineTool.run(arguments)
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("Error: \(message)"), "\(outcome.errors)")
    }

    @Test(arguments: [
        (["bench", "--help"], ["(default: wifi)", "(default: lru)", "(default: 1)"]),
        (["simulate", "--help"], ["(default: lru)", "(default: 1)"]),
    ])
    func helpKeepsItsDefaults(arguments: [String], defaults: [String]) async throws {
        let outcome = try await CommandLineTool.run(arguments)
        #expect(outcome.status == 0)
        for text in defaults { #expect(outcome.output.contains(text)) }
    }
}
