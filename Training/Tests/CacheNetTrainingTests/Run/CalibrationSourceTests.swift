import CacheNetBundle
import Foundation
import Testing

@testable import CacheNetTraining

/// What a run is calibrated on, and whether the full model has learned from it.
@Suite(.serialized) struct CalibrationSourceTests {
    let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
        try ColourFiles.write(to: directory("colours"))
    }

    private var plan: TrainingPlan {
        SmallRun.plan(
            dataset: "cifar10:\(directory("colours"))", full: .imported(Places.toyFullModel),
            output: directory("toy.bundle"))
    }

    private func record(_ plan: TrainingPlan) throws -> BundleConfig.CalibrationRecord {
        _ = try SmallRun.start(plan, in: directory("run")).run()
        return try #require(try Bundle.open(at: directory("toy.bundle")).description.config.calibration)
    }

    @Test func withoutASourceItIsTheDataSetsOwnCalibrationSplit() throws {
        let record = try record(plan)
        #expect(record.records == 24 && record.sequences == 24)
        #expect(record.source == "cifar10")
        #expect(record.fullAccuracy == 1)
        #expect(record.test == .init(records: 30, fullAccuracy: 1))
        #expect(!record.isLeakSuspected)
    }

    @Test func anotherSourceTakesItsPlace() throws {
        try ColourFiles.write(to: directory("new"), records: 600)
        var plan = plan
        plan.calibrationDataset = "cifar10:\(directory("new"))"
        #expect(try record(plan).records == 60)
        // The plan keeps it.
        let digest = try Bundle.open(at: directory("toy.bundle")).description.digest
        try FileManager.default.removeItem(atPath: directory("toy.bundle"))
        _ = try SmallRun.resume(directory("run")).run()
        #expect(try Bundle.open(at: directory("toy.bundle")).description.digest == digest)
    }

    @Test func aFullModelThatIsRightOnThesePicturesOnlyIsSuspected() throws {
        // Test pictures that are named wrongly: the model knows the others far better.
        let batch = URL(fileURLWithPath: directory("colours/test_batch.bin"))
        var bytes = [UInt8](try Data(contentsOf: batch))
        for start in stride(from: 0, to: bytes.count, by: 3073) { bytes[start] = (bytes[start] + 1) % 3 }
        try Data(bytes).write(to: batch)
        let record = try record(plan)
        #expect(record.test == .init(records: 30, fullAccuracy: 0))
        #expect(record.isLeakSuspected)
    }
}
