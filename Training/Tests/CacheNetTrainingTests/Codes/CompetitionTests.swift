import Testing
import Torch

@testable import CacheNetTraining

@Suite(.serialized) struct CompetitionTests {
    private func compete(_ lesson: Lesson, _ networks: [Network]) throws -> Scouts {
        try Competition(
            recipe: lesson.recipe, seed: 5,
            batcher: PictureBatcher(lesson.pictures, augmentation: lesson.recipe.augmentation, seed: 5, device: .cpu),
            objective: lesson.objective, journal: RunJournal(lesson.runDirectory, stop: lesson.stop)
        ).run(networks)
    }

    @Test func aBetterStartDoesNotWinEverything() throws {
        let lesson = try Lesson(epochs: 8)
        let better = try lesson.fit(lesson.network(), lesson.objective)
        let other = try lesson.network(seed: 2)
        let start = Scouts(networks: [better, other], precision: .float32)
        let unbalanced = LoadBalance(partitions: 2)
        #expect(Set(unbalanced.winners(of: Scouts.costs(try start.logits(lesson.pictures)))) == [0])

        let scouts = try compete(lesson, [better.copied(), other])
        let logits = try scouts.logits(lesson.pictures)
        let costs = Scouts.costs(logits)
        let winners = LoadBalance(fitting: costs, tolerance: 0.25).winners(of: costs)
        // Half of 96 is 48, give or take a quarter.
        #expect((36...60).contains(winners.count { $0 == 0 }))
        // The other one has won pictures to learn from, and did: chance is a quarter.
        let own = winners.indices.filter { winners[$0] == 1 }
        let right = own.count { logits[1].argmax(ofRow: $0) == lesson.pictures.labels[$0] }
        #expect(Double(right) > 0.8 * Double(own.count))
        #expect(try lesson.metrics().filter { $0[0] == "scouts" }.count == 8)
    }

    @Test func theSameSeedGivesTheSameScouts() throws {
        let (one, other) = (try Lesson(epochs: 2), try Lesson(epochs: 2))
        func weights(_ lesson: Lesson) throws -> [[String: [Float]]] {
            try compete(lesson, [lesson.network(seed: 1), lesson.network(seed: 2)]).networks.map { try $0.weights() }
        }
        #expect(try weights(one) == weights(other))
    }

    @Test func aRequestToStopIsHeard() throws {
        let lesson = try Lesson(epochs: 2)
        lesson.stop.request()
        expectTrainingError(.interrupted, containing: "stopped in epoch 1 of scouts; go on with") {
            _ = try compete(lesson, [lesson.network(seed: 1), lesson.network(seed: 2)])
        }
    }

    @Test func costsAreEntropiesOverTheirMean() throws {
        // One scout is as unsure as can be of two labels, ln 2; the other is sure.
        let costs = Scouts.costs([
            FeatureMatrix([0, 0, 99, 0], columns: 2), FeatureMatrix([99, 0, 0, 99], columns: 2),
        ])
        #expect(costs.columns == 2)
        #expect(abs(costs.values[0] - 2) < 1e-6 && costs.values[1] < 1e-6)
        // Both are sure: their entropies are tiny, and still comparable.
        #expect(costs.values[2...].allSatisfy { (0...2).contains($0) })
    }
}
