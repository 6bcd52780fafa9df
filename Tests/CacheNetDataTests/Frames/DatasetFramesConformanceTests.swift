import CacheNetCore
import CacheNetData
import CacheNetTestKit
import Testing

/// The kinds of data sets as sources of frames.
struct DatasetFramesConformanceTests {
    @Test func aLabelledDataSetConforms() async {
        let violations = await FrameSourceConformance.violations {
            DatasetFrames(dataset: Pictures(labels: 3, records: 30), records: [4, 0, 4, 29])
        }
        #expect(violations == [])
    }

    @Test func anUnlabelledOneConforms() async {
        let violations = await FrameSourceConformance.violations {
            DatasetFrames(dataset: Pictures(labels: 0, records: 30), records: 0..<30)
        }
        #expect(violations == [])
    }

    @Test func anEndlessStreamOfSequencesConforms() async throws {
        let walkers = try SourceSpecification("walkers:subjects=2,walks=6,frames=3").open()
        let violations = try await FrameSourceConformance.violations(frames: 50) {
            DatasetFrames(dataset: walkers, records: try WalkStream(seed: 3, dataset: walkers))
        }
        #expect(violations == [])
    }

    @Test func labelsOfAnotherListConform() async {
        let relabelled = RelabelledDataset(Pictures(labels: 3, records: 30), labels: ["label 2", "label 0"])
        let violations = await FrameSourceConformance.violations {
            DatasetFrames(dataset: relabelled, records: 0..<30)
        }
        #expect(violations == [])
    }
}
