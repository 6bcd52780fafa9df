import CacheNetBundle
import Foundation
import Testing

@testable import CacheNetTraining

/// Codes that do not follow from labels, from pictures to a bundle.
@Suite(.serialized) struct CodeMethodTests {
    let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    @Test func recordsOfOneLabelMayHaveDifferentCodes() throws {
        let plan = SmallRun.plan(codes: .mutualInformation, output: directory("small.bundle"))
        let report = try SmallRun.start(plan, in: directory("run")).run()
        let codes = try #require(report.codes)
        #expect(codes.method == .mutualInformation)
        #expect(codes.smallestShare > 0 && codes.smallestShare <= 0.5)
        #expect((codes.smallestShare + codes.largestShare - 1).magnitude < 1e-9)
        #expect(codes.encoderAgreement == report.models.last?.accuracy)
        let files = RunDirectory(path: directory("run"))
        let learned = try files.readJSON(LearnedCodes.self, from: files.codes).codes
        let first = learned.training.count { $0 == 0 }
        // Half of them, give or take a quarter.
        #expect((0.375...0.625).contains(Double(first) / Double(learned.training.count)))
        // The head that made the codes gives them.
        #expect(codes.hintAgreement == 1)
        #expect(try report.text().contains("codes by mutual-information in "))
        let bundle = try Bundle.open(at: plan.output)
        try bundle.verify()
        #expect(bundle.description.config.partitions.allSatisfy { $0.classes.isEmpty })
        #expect(bundle.description.config.provenance?["codes"] == "mutual-information")

        // Gone on with after the codes: what they decide comes from the file.
        let digest = bundle.description.digest
        func remove(_ files: [String]) throws {
            for file in files { try FileManager.default.removeItem(atPath: directory(file)) }
        }
        try remove(["small.bundle", "run/partition-1.safetensors", "run/encoder.safetensors"])
        #expect(try SmallRun.resume(directory("run")).run() == report)
        #expect(try Bundle.open(at: plan.output).description.digest == digest)

        // Cut off before the codes were done: they are made again, the same.
        try remove(["small.bundle", "run/codes.json"])
        let again = try SmallRun.resume(directory("run")).run()
        #expect(again.models == report.models)
        #expect(try Bundle.open(at: plan.output).description.digest == digest)
    }

    @Test func codesThatDoNotFitThePicturesAreRefused() throws {
        let plan = SmallRun.plan(codes: .mutualInformation, output: directory("small.bundle"))
        _ = try SmallRun.start(plan, in: directory("run")).run()
        let files = RunDirectory(path: directory("run"))
        let learned = try files.readJSON(LearnedCodes.self, from: files.codes)
        func expectDamage(_ codes: CodeAssignment, _ head: CodeHead?, _ message: String) throws {
            try files.writeJSON(LearnedCodes(codes: codes, head: head, seconds: 1), to: files.codes)
            expectTrainingError(.damagedRun, containing: message) { _ = try SmallRun.resume(files.path).run() }
        }
        let (codes, head) = (learned.codes, learned.head)
        let shifted = CodeAssignment(
            training: codes.training.map { $0 + 1 }, calibration: codes.calibration, test: codes.test)
        try expectDamage(shifted, head, "codes.json: expected codes below 2, got 2")
        try expectDamage(codes, nil, "features to 2 codes, got one of 0 weights and 0 biases")
        try expectDamage(codes, CodeHead(weight: [1, 2], bias: [0, 0]), "got one of 2 weights and 2 biases")
    }
}
