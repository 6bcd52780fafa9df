import CacheNetCore
import CacheNetData
import CacheNetNetworks
import Testing
import Torch

@testable import CacheNetTraining

struct DistillationObjectiveTests {
    /// Partition 0 holds labels 0 and 1 of four.
    private func objective(_ lesson: Lesson, foreignPerOwn: Double = 1) -> DistillationObjective {
        let labels = lesson.pictures.labels
        // A full model that is right and nearly sure.
        let answers = labels.flatMap { label in (0..<4).map { Float($0 == label ? 4 : 0) } }
        return DistillationObjective(
            partition: 0, codes: labels.map { $0 / 2 }, labels: labels,
            lessons: TeacherLogits(views: [FeatureMatrix(answers, columns: 4)]),
            distillation: Distillation(foreignPerOwn: foreignPerOwn), heldOut: lesson.heldOut(lesson.pictures),
            device: .cpu)
    }

    @Test(arguments: [(0.0, 0), (0.5, 24), (1, 48), (9, 48)])
    func anEpochShowsAllOwnRecordsAndSomeForeignOnes(foreignPerOwn: Double, foreign: Int) throws {
        let lesson = try Lesson()
        let objective = objective(lesson, foreignPerOwn: foreignPerOwn)
        var generator = SeededGenerator(seed: 1)
        let records = objective.records(&generator)
        let own = lesson.pictures.labels.indices.filter { lesson.pictures.labels[$0] < 2 }
        #expect(records.filter { lesson.pictures.labels[$0] < 2 }.sorted() == own)
        #expect(records.count == own.count + foreign)
        #expect(Set(records).count == records.count)
        #expect(objective.records(&generator) != records)
    }

    @Test(arguments: [nil, PartitionHead(own: [0, 1], of: 4)])
    func aPartitionKnowsItsOwnAndIsUnsureOfOthers(head: PartitionHead?) throws {
        let lesson = try Lesson(epochs: 10)
        let whole = try lesson.network()
        let network =
            try head.map { head in
                let description = try lesson.network(outputs: head.outputs).description
                return try head.start(description.with(heads: description.heads.map(head.spread)), from: whole)
            } ?? whole
        let fitted = try lesson.fit(network, objective(lesson))
        let unseen = try PictureSet(ListedPictures.squares(40, seed: 2))
        let logits = try Evaluation(pictures: unseen, device: .cpu).logits(of: fitted, records: Array(0..<40))
        for record in 0..<40 {
            let prediction = Prediction(logits: Array(logits.row(record)))
            if unseen.labels[record] < 2 {
                #expect(prediction.label == unseen.labels[record])
                #expect(prediction.entropy < 0.9)
            } else {
                #expect(prediction.entropy > 1.2)
            }
        }
    }
}
