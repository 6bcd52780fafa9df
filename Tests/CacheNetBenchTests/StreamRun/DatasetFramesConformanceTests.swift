import CacheNetCore
import CacheNetData
import CacheNetTestKit
import Testing

/// The kinds of data sets as sources of frames.
struct DatasetFramesConformanceTests {
    @Test func aLabelledDataSetConforms() async {
        let violations = await FrameSourceConformance.violations {
            DatasetFrames(dataset: ColourDataset(), records: [4, 0, 4, 29])
        }
        #expect(violations == [])
    }

    @Test func anUnlabelledOneConforms() async {
        let violations = await FrameSourceConformance.violations {
            DatasetFrames(dataset: ColourDataset(labels: []), records: 0..<30)
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
        let relabelled = RelabelledDataset(ColourDataset(), labels: ["blue", "red"])
        let violations = await FrameSourceConformance.violations {
            DatasetFrames(dataset: relabelled, records: 0..<30)
        }
        #expect(violations == [])
    }
}
