import CacheNetCore
import CacheNetData
import Testing

struct RelabelledDatasetTests {
    @Test func labelsBecomeThoseOfTheOtherList() {
        let pictures = Pictures(labels: 3, records: 6)
        let relabelled = RelabelledDataset(pictures, labels: ["label 2", "another", "label 0"])
        #expect(relabelled.labels == ["label 2", "another", "label 0"])
        #expect((0..<6).map(relabelled.label(of:)) == [2, nil, 0, 2, nil, 0])
        #expect(relabelled.count == 6 && relabelled.frameShape == pictures.frameShape)
        #expect(relabelled.pixels(of: 4) == pictures.pixels(of: 4))
        let walks = Walks(labels: 2, lengths: [3, 4])
        #expect(RelabelledDataset(walks, labels: []).sequences == walks.sequences)
    }

    @Test func allLabelsOrTheFirstThatIsMissing() throws {
        #expect(try Pictures(labels: 3, records: 6).allLabels() == [0, 1, 2, 0, 1, 2])
        let error = #expect(throws: DataError.self) {
            try RelabelledDataset(Pictures(labels: 3, records: 6), labels: ["label 0", "label 2"]).allLabels()
        }
        #expect(error?.code == .missingLabel)
        #expect(error?.message.contains("got none for record 1") == true)
    }
}
