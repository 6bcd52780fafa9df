import CacheNetBundle
import Testing

@testable import CacheNetCalibration

struct PictureTallyTests {
    @Test func sharesAreOfAllFrames() {
        var tally = PictureTally(quality: 90)
        tally.count([1, 2, 3], 1, tensor: 1, truth: 1, encoding: .microseconds(100))
        tally.count([1], 2, tensor: 1, truth: 2, encoding: .microseconds(300))
        tally.count([1, 2], nil, tensor: 1, truth: 1, encoding: .zero)
        tally.count([1, 2], 0, tensor: 0, truth: 1, encoding: .zero)
        let row = tally.row(of: 4, against: 0.75)
        #expect(
            row.cost
                == BundleConfig.PictureCost(
                    quality: 90, records: 4, disagreement: 0.5, accuracyLoss: 0.25, bytes: 2))
        #expect(row.accuracy == 0.5 && row.encoding == .microseconds(100))
    }

    @Test func withoutLabelsThereIsNoAccuracy() {
        var tally = PictureTally(quality: 75)
        tally.count([1], 1, tensor: 1, truth: nil, encoding: .zero)
        let row = tally.row(of: 1, against: nil)
        #expect(row.accuracy == nil && row.cost.accuracyLoss == nil && row.cost.disagreement == 0)
    }
}
