import Foundation
import Testing

/// `cachenet bench-gates`: every gate and rival on every kind of stream.
struct BenchGatesCommandTests {
    private let bundle: ToyBundle
    private let pictures: ToyPictures
    private let directory: TemporaryDirectory

    init() throws {
        bundle = try ToyBundle(models: ToyBundle.quickstart)
        pictures = try ToyPictures(count: 90, training: 900)
        directory = try TemporaryDirectory()
    }

    private func bench(_ more: String...) async throws -> CommandLineTool.Outcome {
        try await CommandLineTool.run(
            [
                "bench-gates", "--bundle", bundle.url.path, "--dataset", "cifar10:\(pictures.url.path)", "--risk",
                "0.05",
                "--dwell", "1,5", "--frames", "400", "--calibration-frames", "20",
            ] + more)
    }

    @Test(.timeLimit(.minutes(15)))
    func everyKindHasItsTables() async throws {
        let output = directory.url.appending(path: "results")
        let outcome = try await bench(
            "--stream-kind", "independent,tracks+independent", "--tracks", "12", "--track-length", "3",
            "--link", "lte", "--device", "same", "--ablation", "--resplits", "2", "--resplit-streams", "2",
            "--resplit-frames", "300", "--output", output.path)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let text = outcome.output
        #expect(
            text.contains("independent: calibrated on 90 sequences of the calibration split, scored on 90 of the test"))
        #expect(
            text.contains(
                "tracks+independent: calibrated on 12 sequences of the calibration split, scored on 12 of the test split"
            )
        )
        for name in [
            "belief", "belief, no rightness", "fixed, agreement 2", "reuse (pixels)", "device-only + filter",
            "edge-only + belief", "oracle",
        ] {
            // Two kinds, two starts, two tables each.
            #expect(text.components(separatedBy: "\n\(name)  ").count - 1 >= 8, "\(name)")
        }
        #expect(text.contains("cold start") && text.contains("warm start"))
        #expect(text.contains("not certified"), "twelve tracks certify nothing")
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 120 })
        let csv = try String(contentsOf: output.appending(path: "gates.csv"), encoding: .utf8).split(separator: "\n")
        #expect(csv[0].hasPrefix("calibrated,kind,dwell,start,method,basis,frames,hits"))
        #expect(csv[0].hasSuffix(",predicted_ms"))
        #expect(
            text.contains(
                "latencies are predicted for lte: 25 ms +/- 5 ms each way, 20 Mbit/s down, 5 Mbit/s up; same: as fast as"
            ))
        // Whoever asks the edge for everything waits for the link; who asks nothing does not.
        for line in csv where line.contains(",edge-only,") || line.contains(",device-only,") {
            let predicted = try #require(line.split(separator: ",").last.flatMap { Double($0) })
            #expect(line.contains("edge-only") ? predicted > 50 : (predicted > 0 && predicted < 50), "\(line)")
        }
        #expect(
            csv.count(where: { $0.hasPrefix("tracks+independent,tracks,5,cold,") })
                == csv.count(where: { $0.hasPrefix("tracks+independent,independent,1,warm,") }))
        #expect(
            text.contains("the promise, tested on tracks+independent streams: 2 times half of all records calibrate"))
        for kind in ["independent", "tracks+independent"] {
            #expect(FileManager.default.fileExists(atPath: output.appending(path: "promise-\(kind).svg").path))
        }
    }

    @Test(.timeLimit(.minutes(15)))
    func picturesWithoutSequencesHaveNoNaturalStream() async throws {
        let outcome = try await bench("--stream-kind", "natural")
        #expect(outcome.status == 64)
        #expect(
            outcome.errors.contains("--stream-kind: expected pictures that come in sequences for natural, got none"))
    }

    @Test(.timeLimit(.minutes(15)))
    func gatesAreCalibratedOnFewLabelsToo() async throws {
        let output = directory.url.appending(path: "few")
        let outcome = try await bench(
            "--stream-kind", "independent", "--working-set", "2", "--working-set-runs", "20", "--working-set-aligned",
            "--working-set-calibration", "--start", "warm", "--output", output.path)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try String(contentsOf: output.appending(path: "gates.csv"), encoding: .utf8).contains(",belief,"))
    }

    @Test(arguments: [
        ["--start", "hot"], ["--resplits", "-1"], ["--resplit-streams", "0"], ["--dwell", "0.5"],
        ["--confidence", "1"],
        ["--calibration-frames", "0"], ["--link", "pigeon"], ["--device", "0.5"],
        ["--stream-kind", "independent", "--tracks", "5"], ["--working-set-calibration", "--ablation"],
    ])
    func optionsAreChecked(options: [String]) async throws {
        let outcome = try await CommandLineTool.run(
            ["bench-gates", "--bundle", "x", "--dataset", "walkers"] + options)
        #expect(outcome.status == 64, "\(outcome.errors)")
        #expect(outcome.errors.contains(options[options.count - 2]))
    }
}
