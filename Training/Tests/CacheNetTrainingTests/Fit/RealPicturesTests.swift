import CacheNetCore
import CacheNetData
import Foundation
import Testing

@testable import CacheNetTraining

@Suite(.enabled(if: FileManager.default.fileExists(atPath: Places.cifar10), "needs CIFAR-10 in .tools/cifar10"))
struct RealPicturesTests {
    /// Every so many records of a data set, from one of them on.
    private struct Part: Dataset {
        let whole: any Dataset
        let start: Int
        let step: Int

        var labels: [String] { whole.labels }
        var frameShape: [Int] { whole.frameShape }
        var count: Int { (whole.count - start + step - 1) / step }

        func label(of record: Int) -> Int? { whole.label(of: start + record * step) }

        func pixels(of record: Int) -> Tensor { whole.pixels(of: start + record * step) }
    }

    @Test func aSmallNetworkDoesBetterThanChance() throws {
        let whole = try SourceSpecification("cifar10:\(Places.cifar10)").open(.test)
        let lesson = try Lesson(
            pictures: PictureSet(Part(whole: whole, start: 0, step: 5)), epochs: 4, labels: whole.labels.count)
        let network = try lesson.fit(lesson.network(), lesson.objective)
        let unseen = try PictureSet(Part(whole: whole, start: 1, step: 10))
        // Chance is 0.1.
        #expect(try lesson.heldOut(unseen).accuracy(of: network) > 0.25)
    }
}
