import CacheNetNetworks
import Testing
import Torch

@testable import CacheNetTraining

struct PartitionHeadTests {
    @Test func itBeginsWithWhatTheWholeNetworkKnows() throws {
        let lesson = try Lesson(labels: 6)
        let head = try #require(PartitionHead(own: [1, 4], of: 6))
        #expect(head.outputs == 3)
        let whole = try lesson.network("resnet:4x1")
        let bias = try #require(whole.tensors["heads.logits.0.bias"])
        try bias.copy(from: Tensor([1, 2, 3, 4, 5, 6] as [Float]))
        let narrow = try lesson.network("resnet:4x1", outputs: head.outputs).description
        let network = try head.start(narrow.with(heads: narrow.heads.map(head.spread)), from: whole)
        let pictures = try PictureBatcher(lesson.pictures, augmentation: .none, seed: 0, device: .cpu)
            .batch([0, 1], epoch: 0)
        let expected = try noGradient { try whole.logits(pictures).floats() }
        let got = try noGradient { try network.logits(pictures).floats() }
        #expect(got.count == 12)
        for picture in 0..<2 {
            let row = Array(expected[(6 * picture)..<(6 * picture + 6)])
            let mean = (row[0] + row[2] + row[3] + row[5]) / 4
            for label in 0..<6 {
                let wanted = [1, 4].contains(label) ? row[label] : mean
                #expect((got[6 * picture + label] - wanted).magnitude < 1e-4)
            }
        }
    }

    @Test func theWholeNetworkIsLeftAsItWas() throws {
        let lesson = try Lesson(labels: 4)
        let head = try #require(PartitionHead(own: [0], of: 4))
        let whole = try lesson.network()
        let before = try whole.weights()
        let narrow = try lesson.network(outputs: head.outputs).description
        let network = try head.start(narrow.with(heads: narrow.heads.map(head.spread)), from: whole)
        try #require(network.tensors["trunk.0.weight"]).copy(
            from: try #require(whole.tensors["trunk.0.weight"]) * 2)
        #expect(try whole.weights() == before)
    }

    @Test func aHeadThatSavesNothingIsNone() {
        #expect(PartitionHead(own: [0, 2], of: 3) == nil)
        #expect(PartitionHead(own: [0, 1, 2], of: 3) == nil)
        #expect(PartitionHead(own: [2], of: 3)?.outputs == 2)
    }
}
