import Foundation
import Testing

/// Numbers that are too large or too small for what is made of them end with a message that says what is expected and
/// what came, not with a trap.
struct NumberBoundsTests {
    private static let run = ["run", "--edge", "http://127.0.0.1:1", "--source", "walkers"]
    private static let bench = ["bench", "--bundle", "b", "--source", "walkers", "--output", "o"]
    private static let simulate = ["simulate", "--record", "r"]

    private static let cases: [([String], String)] = [
        (run + ["--fps", "1e-300"], "--fps: expected 0.001 to 100000.0 frames per second, got 1e-300"),
        (run + ["--fps", "1e300"], "got 1e+300"), (run + ["--dwell", "1e20"], "expected a number of 1 to 1000000000"),
        (run + ["--dwell", "nan"], "--dwell"), (run + ["--frames", "99999999999999999"], "--frames: expected 1 to"),
        (run + ["--frames", "99999999999999999999999"], "--frames"), (run + ["--deadline", "1e30s"], "1us to 3600s"),
        (run + ["--deadline", "1e-30s"], "1us to 3600s"),
        (run + ["--threshold", "1e300"], "--threshold: expected 0 to"),
        (run + ["--seed", "-1"], "--seed"), (run + ["--capacity", "1e9"], "--capacity"),
        (["run", "--edge", "http://h", "--source", "walkers:1e9"], "got \"1e9\""),
        (["run", "--edge", "http://h", "--source", "walkers:1000000000"], "2 to 10000, got 1000000000"),
        (["run", "--edge", "http://h", "--source", "folder:x,size=99999999x9999999"], "each 1 to 1024"),
        (["run", "--edge", "http://h", "--source", "fvg:x,every=0"], "N of 1 to 1000, got \"0\""),
        (bench + ["--within-ms", "1e30"], "--within-ms: expected 0.001 to 3600000, got 1e+30"),
        (bench + ["--within-ms", "1e-30"], "--within-ms"), (bench + ["--dwell", "1,1e20"], "got \"1e20\""),
        (bench + ["--fps", "1e-300"], "--fps: expected 0.001 to 100000.0 frames per second, got 1e-300"),
        (bench + ["--outage", "1e-18s/1e-17s"], "1ms to 3600s"), (bench + ["--outage", "1us/2us"], "1ms to 3600s"),
        (bench + ["--device", "1e300"], "factor of 1 to 1000"),
        (bench + ["--seeds", "99999999999"], "--seeds: expected"),
        (bench + ["--capacity", "-9223372036854775808..9223372036854775807"], "--capacity"),
        (bench + ["--capacity", "1..1001"], "--capacity: expected at most 1000 values, got 1001"),
        (bench + ["--threshold", "0..1/9999", "--agreement", "1..9999"], "expected at most 10000 gates"),
        (
            bench + ["--capacity", "1..1000", "--seeds", "1000"],
            "expected lists that make at most 100000 comparisons, got 1 x 1 x 1 x 1000 x 1000"
        ),
        (simulate + ["--threshold", "-1e308..1e308"], "--threshold"),
        (simulate + ["--threshold", "0..1e308"], "--threshold"),
        (simulate + ["--policy", "lru,lfu", "--capacity", "1..9999"], "expected at most 10000 caches, got 19998"),
        (simulate + ["--fleet", "999999999999"], "--fleet: expected 1 to 100000000"),
        (["calibrate", "--bundle", "b", "--dataset", "walkers", "--risk", "1e-300"], "--risk: expected 1e-06 or more"),
        (
            ["calibrate", "--bundle", "b", "--dataset", "walkers", "--frames", "9223372036854775807"],
            "--frames: expected 1 to 10000000"
        ),
        (
            [
                "bundle", "create", "--full", "f", "--labels", "a,b", "--partition", "p", "--name", "n", "--output",
                "o",
                "--input-shape", "3000000000,3000000000,3000000000",
            ], "--input-shape: expected numbers above 0 with commas, together at most 67108864 elements"
        ),
    ]

    @Test(arguments: cases)
    func areRefused(arguments: [String], message: String) async throws {
        let outcome = try await CommandLineTool.run(arguments)
        #expect(outcome.status == 64, "\(outcome.errors)")
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }

    /// Foundation can pass on text only, so a shell makes the bytes.
    @Test func argumentsThatAreNoTextAreSaid() async throws {
        let outcome = try await CommandLineTool.run(
            ["-c", #"exec "$0" dataset inspect "$(printf 'folder:/data/espa\361a')""#, CommandLineTool.url.path],
            executable: URL(filePath: "/bin/sh"))
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("argument 3: expected text in UTF-8, got \"folder:/data/espa\\xF1a\""))
    }
}
