import CacheNetBundle
import CacheNetCore
import Foundation
import Testing

/// `cachenet calibrate`, on a bundle whose models come from elsewhere.
struct CalibrateCommandTests {
    private let directory: TemporaryDirectory
    private let bundle: String

    init() async throws {
        directory = try TemporaryDirectory()
        bundle = directory.url.appending(path: "toy.bundle").path
        let models = SharedData.package.appending(path: "Examples/toy").path
        let created = try await CommandLineTool.run(["bundle", "create", "--from", models, "--output", bundle])
        #expect(created.status == 0)
    }

    /// On independent pictures, which is quick, where nothing else is said.
    private func calibrate(_ pictures: ToyPictures, _ more: String...) async throws -> CommandLineTool.Outcome {
        let kind = more.contains("--stream-kind") ? [] : ["--stream-kind", "independent"]
        return try await CommandLineTool.run(
            [
                "calibrate", "--bundle", bundle, "--dataset", "cifar10:\(pictures.url.path)", "--split", "test",
                "--frames", "60",
            ] + kind + more)
    }

    @Test(.timeLimit(.minutes(15)))
    func aCalibratedBundleRunsWithTheBeliefGate() async throws {
        let pictures = try ToyPictures(count: 600)
        let before = try Bundle.open(at: bundle).description
        let outcome = try await calibrate(pictures, "--risk", "0.02", "--confidence", "0.9")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("\nbelief  "))
        let after = try Bundle.open(at: bundle).description
        #expect(after.digest != before.digest)
        #expect(after.manifest.layers == before.manifest.layers, "the models are what they were")
        #expect(after.config.belief?.confidence == 0.9)
        #expect(after.config.belief?.records == 600)
        #expect(after.config.calibration?.records == 600)
        #expect(after.config.calibration?.source == "cifar10")
        #expect(after.config.calibration?.test == nil, "the test split is what it was calibrated on")
        let inspected = try await CommandLineTool.run(["bundle", "inspect", bundle])
        #expect(inspected.output.contains("full model on the calibration records: 100.0% (600 records)"))

        let server = try ServerProcess(bundle: URL(filePath: bundle))
        let run = try await CommandLineTool.run([
            "run", "--edge", server.url, "--source", "cifar10:\(pictures.url.path)", "--frames", "200", "--dwell", "20",
            "--synchronous", "--json", "--gate", "belief", "--risk", "0.02",
        ])
        server.kill()
        #expect(run.status == 0, "\(run.errors)")
        let summary = try JSONDecoder().decode([String: Double].self, from: Data(run.output.utf8))
        #expect(try #require(summary["hits"]) > 100)
        #expect(summary["accuracy"] == 1)
    }

    /// Every model answers the views of all tracks, and the streams show these.
    @Test(.timeLimit(.minutes(15)))
    func aBundleIsCalibratedOnTracks() async throws {
        let pictures = try ToyPictures(count: 200)
        let outcome = try await calibrate(
            pictures, "--risk", "0.05", "--stream-kind", "tracks", "--track-length", "5", "--track-transition",
            "return",
            "--change-risk", "none"
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("tracks 5"))
        let config = try Bundle.open(at: bundle).description.config
        #expect(config.provenance?["streams"]?.hasPrefix("tracks, confidence") == true)
        // A hundred tracks of three times five views.
        #expect((1000...2000).contains(config.belief?.records ?? 0))
        #expect(config.belief?.stickiness.allSatisfy { $0.changes < 0.3 } == true)
    }

    /// Things that stay in view, and single frames.
    @Test(.timeLimit(.minutes(15)))
    func picturesAreShownAsTracksAndOneByOne() async throws {
        let pictures = try ToyPictures(count: 50, training: 900)
        let outcome = try await CommandLineTool.run([
            "calibrate", "--bundle", bundle, "--dataset", "cifar10:\(pictures.url.path)", "--risk", "0.05",
            "--frames", "20", "--tracks", "40", "--track-length", "3",
        ])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("note: the pictures do not come in sequences: calibrating on slowly changing"))
        #expect(outcome.output.contains("tracks 5") && outcome.output.contains("independent 5"))
        let config = try Bundle.open(at: bundle).description.config
        #expect(config.provenance?["streams"]?.hasPrefix("tracks+independent, confidence") == true)
        #expect(Set(config.belief?.streamKinds ?? []) == ["tracks", "independent"])
        #expect(config.belief?.sequences == 39, "40 tracks, of some labels one more than of others")
        // The full model's accuracy is that on the pictures: views of them are harder.
        #expect(config.calibration?.records == 90)
        #expect(config.calibration?.test?.records == 50)
    }

    @Test(.timeLimit(.minutes(15)))
    func sequencesAreNotMadeUp() async throws {
        let outcome = try await calibrate(try ToyPictures(count: 200), "--risk", "0.05", "--stream-kind", "natural")
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("--stream-kind: expected pictures that come in sequences"), "\(outcome.errors)")
    }

    @Test(.timeLimit(.minutes(15)))
    func fewPicturesGiveAGateThatIsSaidToBeNotCertified() async throws {
        let pictures = try ToyPictures(count: 150)
        let outcome = try await calibrate(pictures, "--risk", "0.01")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let said = "not certified (loss 0.01, after changes 0.03): calibrated on 150 independent pictures"
        #expect(outcome.errors.contains("cachenet: warning: \(said)"), "\(outcome.errors)")
        #expect(outcome.errors.contains("the fixed threshold answers nothing: expected at least 324 pictures"))
        let inspected = try await CommandLineTool.run(["bundle", "inspect", bundle])
        #expect(inspected.output.contains(said))

        let server = try ServerProcess(bundle: URL(filePath: bundle))
        let run = try await CommandLineTool.run([
            "run", "--edge", server.url, "--source", "cifar10:\(pictures.url.path)", "--frames", "20", "--synchronous",
        ])
        server.kill()
        #expect(run.errors.contains("warning: gate: not certified (loss 0.01"))

        let strict = try await calibrate(pictures, "--risk", "0.01", "--certified-only")
        #expect(strict.errors.contains("the gate answers nothing"))
    }

    /// Where disagreement is what counts, a device that is asked for a loss says so.
    @Test(.timeLimit(.minutes(15)))
    func aBundleHasOneKindOfRisk() async throws {
        let pictures = try ToyPictures(count: 600)
        let outcome = try await calibrate(pictures, "--risk", "disagreement=0.02", "--change-risk", "none")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(
            try Bundle.open(at: bundle).description.config.belief?.promise
                == Promise(kind: .disagreement, risk: 0.02, changeRisk: nil))
        let server = try ServerProcess(bundle: URL(filePath: bundle))
        let run = try await CommandLineTool.run([
            "run", "--edge", server.url, "--source", "cifar10:\(pictures.url.path)", "--risk", "0.01",
        ])
        server.kill()
        #expect(run.status == 1)
        #expect(run.errors.contains("risk: expected one of disagreement"), "\(run.errors)")
    }

    /// A video that nobody has labelled.
    @Test(.timeLimit(.minutes(15)))
    func disagreementTakesNoLabels() async throws {
        let video = try ColourFolder(["": (0..<1200).map { [ToyBundle.Colour.red, .green, .blue][$0 / 20 % 3] }])
        func calibrate(_ risk: String) async throws -> CommandLineTool.Outcome {
            try await CommandLineTool.run([
                "calibrate", "--bundle", bundle, "--dataset", video.source, "--risk", risk, "--frames", "60",
            ])
        }
        let loss = try await calibrate("0.05")
        #expect(loss.status == 1)
        #expect(loss.errors.contains("got pictures without labels"), "\(loss.errors)")
        let outcome = try await calibrate("disagreement=0.05")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let config = try Bundle.open(at: bundle).description.config
        #expect(config.belief?.promise.kind == .disagreement)
        #expect(config.calibration?.fullAccuracy == nil)
        #expect(config.calibration?.sequences == 24, "of 50 frames each")
        let inspected = try await CommandLineTool.run(["bundle", "inspect", bundle])
        #expect(inspected.output.contains("full model on the calibration records: unknown (1200 records)"))
    }

    @Test(.timeLimit(.minutes(15)))
    func withoutCalibrationThereIsNoBeliefGate() async throws {
        let server = try ServerProcess(bundle: URL(filePath: bundle))
        let pictures = try ToyPictures()
        let run = try await CommandLineTool.run([
            "run", "--edge", server.url, "--source", "cifar10:\(pictures.url.path)", "--gate", "belief",
        ])
        server.kill()
        #expect(run.status == 1)
        #expect(run.errors.contains("calibrate it (cachenet calibrate)"))
    }
}
