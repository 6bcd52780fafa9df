import CacheNetBundle
import CacheNetCalibration
import CacheNetCore
import CacheNetData
import CacheNetONNX
import Foundation
import Testing
import Torch

@testable import CacheNetTraining

@Suite(.serialized) struct TrainingRunTests {
    let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    @Test func aRunGivesABundleWhoseModelsRun() throws {
        let report = try SmallRun.start(SmallRun.plan(output: directory("small.bundle")), in: directory("run")).run()

        let bundle = try Bundle.open(at: directory("small.bundle"))
        try bundle.verify()
        let config = bundle.description.config
        let dataset = try SourceSpecification(SmallRun.dataset).open(.test)
        #expect(config.labels == dataset.labels)
        #expect(config.partitions.flatMap(\.classes).sorted() == dataset.labels.sorted())
        for partition in config.partitions {
            #expect(partition.temperature > 0 && (0...2).contains(partition.threshold))
        }
        let roles: [ModelRole] = [.full, .encoder, .fallback, .partition(0), .partition(1)]
        let shapes = [[[1, 4], [1, 2]], [[1, 2]], [[1, 4]], [[1, 4]], [[1, 4]]]
        for (role, shape) in zip(roles, shapes) {
            let answers = try ONNXEngine().load(bundle.read(role)).run(dataset.pixels(of: 0))
            #expect(answers.map(\.shape) == shape, "\(role)")
            #expect(try answers.allSatisfy { try $0.floats().allSatisfy { $0.isFinite } })
        }

        #expect(report.models.map(\.name) == ["full", "partition-0", "partition-1", "fallback", "encoder"])
        for (role, name) in [(ModelRole.full, "full"), (.fallback, "fallback")] {
            let session = try ONNXEngine().load(bundle.read(role))
            let right = try (0..<dataset.count).count { record in
                try argmax(session.run(dataset.pixels(of: record))[0].floats()) == dataset.label(of: record)
            }
            let accuracy = report.models.first { $0.name == name }?.accuracy
            #expect(accuracy == Double(right) / Double(dataset.count), "\(name)")
        }
        #expect(report.models.allSatisfy { (0...1).contains($0.accuracy) })
        #expect(try report.text().contains(directory("small.bundle")))
        #expect(
            try RunDirectory(path: directory("run")).readJSON(TrainingReport.self, from: directory("run/report.json"))
                == report)
        #expect(
            try String(decoding: TemporaryDirectory.read(directory("run/curves.svg")), as: UTF8.self).contains("<svg"))
    }

    @Test func aRunThatIsDoneGivesTheSameBundleAgain() throws {
        let report = try SmallRun.start(SmallRun.plan(output: directory("small.bundle")), in: directory("run")).run()
        let digest = try Bundle.open(at: directory("small.bundle")).description.digest
        try FileManager.default.removeItem(atPath: directory("small.bundle"))
        #expect(try SmallRun.resume(directory("run")).run() == report)
        #expect(try Bundle.open(at: directory("small.bundle")).description.digest == digest)
        expectTrainingError(.invalidConfiguration, containing: "holds a run already") {
            _ = try SmallRun.start(SmallRun.plan(output: directory("other.bundle")), in: directory("run"))
        }

        let codes = String(decoding: try TemporaryDirectory.read(directory("run/codes.json")), as: UTF8.self)
        for (change, message) in [
            (#""classes":[[9,"#, "expected each of 4 labels in one of 2 partitions"),
            (#""classes":["#, "expected LearnedCodes as JSON"),
        ] {
            try Data(codes.replacing(/"classes":\[\[\d,/, with: change).utf8)
                .write(to: URL(fileURLWithPath: directory("run/codes.json")))
            expectTrainingError(.damagedRun, containing: message) { _ = try SmallRun.resume(directory("run")).run() }
        }
        try FileManager.default.removeItem(atPath: directory("run/codes.json"))
        try FileManager.default.removeItem(atPath: directory("run/partition-0.safetensors"))
        try FileManager.default.copyItem(
            atPath: directory("run/encoder.safetensors"), toPath: directory("run/partition-0.safetensors"))
        expectTrainingError(.damagedRun, containing: "partition-0.safetensors: expected a tensor heads.logits.0.weight")
        {
            _ = try SmallRun.resume(directory("run")).run()
        }
        let weights = URL(fileURLWithPath: directory("run/full.safetensors"))
        try Data(contentsOf: weights).dropLast(9).write(to: weights)
        let error = #expect(throws: TorchError.self) { try SmallRun.resume(directory("run")).run() }
        #expect(error?.message.contains("full.safetensors") == true)
    }

    @Test func anImportedFullModelIsDividedFromEndToEnd() throws {
        try ColourFiles.write(to: directory("colours"))
        let plan = SmallRun.plan(
            dataset: "cifar10:\(directory("colours"))", full: .imported(Places.toyFullModel),
            output: directory("toy.bundle"))
        let stop = StopSignal()
        let stopped = try SmallRun.start(plan, in: directory("run"), stop: stop)
        stop.request()
        expectTrainingError(.interrupted, containing: "stopped in the full model's answers; go on with: ") {
            _ = try stopped.run()
        }
        let report = try SmallRun.resume(directory("run")).run()
        #expect(report.models[0].accuracy == 1)
        #expect(report.models[0].megaMACs == nil)
        #expect(report.codes?.hintAgreement == 1)
        let bundle = try Bundle.open(at: directory("toy.bundle"))
        let session = try ONNXEngine().load(bundle.read(.full))
        // The toy's own code is of other partitions than these.
        #expect(session.signature.outputs.map(\.name) == ["logits"])
        let dataset = try SourceSpecification(plan.dataset).open(.test)
        for record in 0..<3 {
            #expect(argmax(try session.run(dataset.pixels(of: record))[0].floats()) == dataset.label(of: record))
        }
    }

    @Test func whatCannotBeTrainedLeavesNoDirectoryBehind() throws {
        try ColourFiles.write(to: directory("two"), labels: 2)
        try ColourFiles.write(to: directory("one"), labels: 1)
        try FileManager.default.createDirectory(atPath: directory("taken"), withIntermediateDirectories: true)
        let plan = SmallRun.plan(dataset: "cifar10:\(directory("two"))", output: directory("x.bundle"))
        func expectError(
            _ code: TrainingError.Code, _ text: String, sourceLocation: SourceLocation = #_sourceLocation,
            _ change: (inout TrainingPlan) -> Void
        ) {
            var plan = plan
            change(&plan)
            expectTrainingError(code, containing: text, sourceLocation: sourceLocation) {
                _ = try SmallRun.start(plan, in: directory("run"))
            }
            #expect(!FileManager.default.fileExists(atPath: directory("run")), sourceLocation: sourceLocation)
        }
        expectError(.unsuitableModel, "float32 [1, 2], one for each label of the data set, got float32 [1, 3]") {
            $0.full = .imported(Places.toyFullModel)
        }
        expectError(.unsuitableModel, "expected a readable ONNX file") { $0.full = .imported(directory("absent.onnx")) }
        expectError(.unsuitableData, "expected at least two labels, got 1") {
            $0.dataset = "cifar10:\(directory("one"))"
        }
        expectError(.unsuitableData, "/one: expected the 2 labels of cifar10:") {
            $0.calibrationDataset = "cifar10:\(directory("one"))"
        }
        expectError(.unsuitableData, "in the same order: \"red\", got \"subject-001\"") {
            $0.calibrationDataset = "walkers:2"
        }
        expectError(.unsuitableData, "got 2 for 3") { $0.ladder.partitions = 3 }
        expectError(.unsuitableData, "expected training pictures that fit into") {
            $0.dataset = "walkers:subjects=10000,walks=100,frames=1000"
        }
        expectError(.unwritable, "expected a bundle to replace") { $0.output = directory("taken") }
        expectError(.invalidConfiguration, "plan: codes: expected clustering beside a full model from elsewhere") {
            $0.full = .imported(Places.toyFullModel)
            $0.codes = .mutualInformation
        }
        expectError(.invalidConfiguration, "plan: recipes.full.batchSize: expected 1 to 1000000, got 0") {
            $0.recipes.full.batchSize = 0
        }
        expectError(.invalidConfiguration, "machine.threads: expected 1 to 4096, got 0") { $0.machine.threads = 0 }
        expectError(.invalidConfiguration, "distillation.foreignPerOwn") { $0.distillation.foreignPerOwn = 1e300 }
        expectError(.invalidConfiguration, "recipes.encoder.augmentation.shift") {
            $0.recipes.encoder.augmentation.shift = -1
        }
        expectError(.invalidConfiguration, "calibration.risk: expected 1e-06 or more and less than 1, got nan") {
            $0.calibration.fixed.risk = .nan
        }

        // A label that has a name and no picture.
        try Data("red\ngreen\nblue".utf8).write(to: URL(fileURLWithPath: directory("two/batches.meta.txt")))
        expectError(.unsuitableData, "expected training pictures of every label, got none of blue") { _ in }
    }
}
