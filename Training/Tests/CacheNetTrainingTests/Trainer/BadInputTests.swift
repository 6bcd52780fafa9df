import Foundation
import Testing

/// Whoever mistypes something gets one line that says what was expected.
@Suite(.serialized) struct BadInputTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    private func expectRefusal(
        _ arguments: [String], _ text: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let ending = try Trainer.run(arguments)
        #expect([1, 64].contains(ending.status), sourceLocation: sourceLocation)
        let lines = ending.errors.split(separator: "\n")
        let first = try #require(lines.first, sourceLocation: sourceLocation)
        #expect(first.hasPrefix("Error: ") && first.contains(text), "\(ending.errors)", sourceLocation: sourceLocation)
        // The options may be called to mind; nothing else.
        #expect(
            lines.dropFirst().allSatisfy { $0.hasPrefix("Usage: ") || $0.hasPrefix("  See ") }, "\(ending.errors)",
            sourceLocation: sourceLocation)
        #expect(ending.output.isEmpty, sourceLocation: sourceLocation)
    }

    @Test(
        arguments: [
            ([], "expected --dataset (or --resume)"),
            (["--dataset", "walkers:4"], "expected --output (or --resume)"),
            (["--dataset", "pictures"], "--dataset: expected one of cifar10:PATH"),
            (["--calibration", "pictures"], "--calibration: expected one of cifar10:PATH"),
            (
                ["--calibration", "walkers:3"],
                "walkers:3: expected the 4 labels of walkers:subjects=4,walks=3,frames=2, got 3"
            ),
            (["--full", "alexnet:8"], "--full: network: expected resnet9:WIDTH"),
            (["--partition", "resnet:8"], "--partition: network: expected resnet9:WIDTH"),
            (["--precision", "float16"], "--precision: expected one of float32, bfloat16, got float16"),
            (["--weights", "int4"], "--weights: expected one of float32, int8, quantized, got int4"),
            (
                ["--codes", "random"],
                "--codes: expected clustering, mutual-information or a JSON file of groups of labels, got random"
            ),
            (
                ["--codes", "groups"],
                "--codes: expected clustering, mutual-information or a JSON file of groups of labels, got groups"
            ),
            (["--codes", "absent.json"], "--codes: expected a JSON file with a list of labels for each partition"),
            (["--codes", "a.json", "--partitions", "2"], "--partitions is what a.json decides"),
            (
                ["--codes", "mutual-information", "--full", "a.onnx"],
                "--codes mutual-information is for a full model that is"
            ),
            (["--partitions", "-1"], "--partitions: expected at least 0, got -1"),
            (
                ["--partitions-only", "--partitions", "0"],
                "--partitions-only: expected at least one partition, got --partitions 0"
            ),
            (["--teacher-temperature", "0"], "--teacher-temperature: expected 0.01 to 1000.0, got 0.0"),
            (["--fit", "wifi/pi4", "--partitions-only"], "--partitions-only is what a search decides"),
            (["--fit", "wifi"], "--fit: expected a link and a device, such as wifi/pi4, got wifi"),
            (["--fit", "wifi/abacus"], "--fit: device: expected one of same, jetson-nano, pi4"),
            (["--fit", "wifi/pi4", "--partitions", "2"], "--partitions is what a search decides"),
            (["--memory", "2TB"], "--memory: expected a number of at least 1, with or without B, KB, MB, GB, got 2TB"),
            (["--macs", "0"], "--macs: expected a number of at least 1, with or without K, M, G, got 0"),
            (["--epochs", "0"], "--epochs: expected at least 1, got 0"),
            (["--risk", "1.5"], "--risk: expected a share above 0 and below 1"),
            (["--preprocess", "{}"], "--preprocess needs --full with an ONNX file"),
            (["--full", "a.onnx", "--preprocess", "absent.json"], "expected JSON or a readable file, got absent.json"),
            (["--device", "tpu"], "expected a device as cpu, cuda or cuda:INDEX, got \"tpu\""),
            (["--device", "cuda:99"], "device cuda:99: "),
            (["--threads", "0"], "--threads: expected at least 1, got 0"),
            (["--partitions", "5"], "expected at least as many labels as partitions, got 4 for 5"),
            (["--dataset", "cifar10:/nowhere"], "/nowhere"),
            (["--full", "absent.onnx"], "absent.onnx: expected a readable ONNX file"),
            (["--full", Places.toyFullModel], "input image: expected [batch] + [1, 64, 64]"),
        ] as [([String], String)])
    func anOptionThatDoesNotFitIsRefused(options: [String], message: String) throws {
        var arguments = options
        let isShort = options.isEmpty || message.hasPrefix("expected --output")
        if !isShort {
            if !options.contains("--dataset") { arguments += ["--dataset", "walkers:subjects=4,walks=3,frames=2"] }
            arguments += ["--output", directory("x.bundle"), "--run", directory("run")]
        }
        try expectRefusal(arguments, message)
        #expect(!FileManager.default.fileExists(atPath: directory("run")))
    }

    @Test func thePlaceOfARunIsChecked() throws {
        try expectRefusal(["--resume", directory("nowhere")], "expected a run's directory with plan.json, got none")
        try expectRefusal(["--resume", directory("nowhere"), "--seed", "2"], "--resume takes everything from")
        try expectRefusal(
            ["--resume", directory("nowhere"), "--calibration", "walkers:4"], "--resume takes everything from")
        try FileManager.default.createDirectory(atPath: directory("run"), withIntermediateDirectories: true)
        try Data("{}".utf8).write(to: URL(fileURLWithPath: directory("run/plan.json")))
        try expectRefusal(["--resume", directory("run")], "plan.json: expected TrainingPlan as JSON")
        try expectRefusal(
            ["--dataset", "walkers:2", "--output", directory("x.bundle"), "--run", directory("run")],
            "holds a run already: go on with it (--resume \(directory("run")))")
    }

    @Test func aFullModelOfOtherLabelsIsRefused() throws {
        try ColourFiles.write(to: directory("two"), labels: 2)
        let arguments = [
            "--dataset", "cifar10:\(directory("two"))", "--partitions", "2", "--output", directory("x.bundle"),
        ]
        try expectRefusal(
            arguments + ["--run", directory("run"), "--full", Places.toyFullModel],
            "one for each label of the data set, got float32 [1, 3]")
        try expectRefusal(
            arguments + ["--run", directory("run"), "--full", Places.smallToyFullModel],
            "input image: expected [batch] + [3, 32, 32]")
    }
}
