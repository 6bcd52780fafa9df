import Testing
import Torch

import struct CacheNetCore.SeededGenerator

@testable import CacheNetTraining

@Suite(.serialized) struct FitTests {
    /// Asks for a stop in the middle of a training.
    private final class InterruptingObjective: Objective {
        private let objective: LabelObjective
        private let stop: StopSignal
        private var stepsLeft: Int

        init(_ objective: LabelObjective, afterSteps steps: Int, _ stop: StopSignal) {
            self.objective = objective
            self.stop = stop
            stepsLeft = steps
        }

        func records(_ generator: inout SeededGenerator) -> [Int] { objective.records(&generator) }

        func loss(of network: Network, _ batch: PictureBatch) throws(TorchError) -> StepLoss {
            stepsLeft -= 1
            if stepsLeft == 0 { stop.request() }
            return try objective.loss(of: network, batch)
        }

        func heldOutAccuracy(_ network: Network) throws(TorchError) -> Double { try objective.heldOutAccuracy(network) }
    }

    @Test func aNetworkLearnsWhatIsEasy() throws {
        let lesson = try Lesson()
        let untrained = try lesson.network()
        #expect(try lesson.objective.heldOutAccuracy(untrained) < 0.8)
        let network = try lesson.fit(untrained, lesson.objective)
        let unseen = try PictureSet(ListedPictures.squares(40, seed: 2))
        #expect(try lesson.heldOut(unseen).accuracy(of: network) == 1)
        let lines = try lesson.metrics()
        #expect(lines.count == 7)
        #expect(lines[0] == ["stage", "epoch", "loss", "accuracy", "held_out_accuracy", "learning_rate"])
        #expect(lines.dropFirst().map { $0[1] } == ["1", "2", "3", "4", "5", "6"])
        let losses = lines.dropFirst().compactMap { Double($0[2]) }
        #expect(try #require(losses.last) < losses[0] / 4)
    }

    @Test func aFitThatWasCutOffEndsLikeOneThatWasNot() throws {
        let augmentation = Augmentation(shift: 3, flip: .alternating, cutout: 4)
        let straight = try Lesson(epochs: 4, augmentation: augmentation)
        let expected = try straight.fit(straight.network(), straight.objective)

        // 96 pictures in steps of 16 make 6 steps an epoch: this ends within the third.
        let cutOff = try Lesson(epochs: 4, augmentation: augmentation)
        let interrupting = InterruptingObjective(cutOff.objective, afterSteps: 15, cutOff.stop)
        expectTrainingError(
            .interrupted, containing: "stopped in epoch 3 of lesson; go on with: cachenet train --resume"
        ) {
            _ = try cutOff.fit(cutOff.network(), interrupting)
        }
        #expect(try cutOff.metrics().count == 3)
        // Other first weights show that all comes from the checkpoint.
        let resumed = Lesson(resuming: cutOff)
        let network = try resumed.fit(resumed.network(seed: 99), resumed.objective)

        let weights = try expected.weights()
        #expect(try network.weights() == weights)
        #expect(try straight.metrics() == resumed.metrics())
        #expect(try straight.network().weights() != weights)
    }

    @Test func aLossThatIsNoNumberEndsTheFitAndKeepsTheEpochBefore() throws {
        // The rate rises from 0, so that the first epochs do well and a later one does not.
        let lesson = try Lesson(epochs: 8, peak: 1e30)
        expectTrainingError(.diverged, containing: "the learning rate in \(lesson.runDirectory.plan)") {
            _ = try lesson.fit(lesson.network(), lesson.objective)
        }
        #expect(!RunDirectory(path: lesson.directory.path).exists(lesson.runDirectory.checkpoint(of: Lesson.stage)))

        let slow = try Lesson(pictures: PictureSet(ListedPictures.squares(16)), epochs: 8, peak: 1e30)
        expectTrainingError(.diverged, containing: "is kept") { _ = try slow.fit(slow.network(), slow.objective) }
        let file = try SafeTensors(contentsOf: slow.runDirectory.checkpoint(of: Lesson.stage))
        let epochs = try slow.metrics().count - 1
        #expect(epochs >= 1)
        #expect(file.metadata["epochs"] == "\(epochs)")
        for tensor in file.tensors.values { #expect(try tensor.doubles().allSatisfy(\.isFinite)) }
        // The same again: it goes on from there.
        expectTrainingError(.diverged, containing: "lesson, epoch \(epochs + 1): ") {
            _ = try slow.fit(slow.network(), slow.objective)
        }
    }

    @Test func aCheckpointOfSomethingElseIsRefused() throws {
        let lesson = try Lesson(epochs: 1)
        _ = try lesson.fit(lesson.network(), lesson.objective)
        #expect(throws: TorchError.self) { try lesson.fit(lesson.network("resnet:4x1"), lesson.objective) }
        let path = lesson.runDirectory.checkpoint(of: Lesson.stage)
        let file = try SafeTensors(contentsOf: path)
        for metadata in [[:], ["stage": "other", "epochs": "1"], ["stage": Lesson.stage, "epochs": "-1"]] {
            try SafeTensors(file.tensors, metadata: metadata).write(to: path)
            expectTrainingError(.damagedRun, containing: "expected a checkpoint of lesson") {
                _ = try lesson.fit(lesson.network(), lesson.objective)
            }
        }
    }
}
