import CacheNetCore
import CacheNetData
import CacheNetMedia
import Testing

struct ContactSheetTests {
    /// One-pixel pictures whose value is their record, in walks of three.
    private struct Walks: Dataset {
        let labels = ["a", "b"]
        let frameShape = [1, 1, 1]
        let count = 12
        func label(of record: Int) -> Int? { record / 6 }
        func pixels(of record: Int) -> Tensor { Pictures().pixels(of: record) }
        var sequences: [Range<Int>]? { stride(from: 0, to: count, by: 3).map { $0..<$0 + 3 } }
    }

    /// The value in the middle of each picture of the sheet; pictures of one pixel are shown as 64 x 64.
    private func values(_ sheet: Picture, row: Int, columns: Int) -> [Int] {
        (0..<columns).map { Int(sheet.bytes[((12 + row * 68 + 32) * sheet.width + 12 + $0 * 68 + 32) * 3]) }
    }

    @Test func spreadsARowOverTheRecords() {
        let sheet = ContactSheet.draw(Pictures(labels: 2, records: 20), rows: 5, columns: 5)
        #expect((sheet.width, sheet.height) == (24 + 5 * 68 - 4, 24 + 2 * 68 - 4))
        #expect(values(sheet, row: 0, columns: 5) == [0, 4, 8, 12, 16])
        #expect(values(sheet, row: 1, columns: 5) == [1, 5, 9, 13, 17])
    }

    @Test func showsTheFirstSequenceOfALabel() {
        let sheet = ContactSheet.draw(Walks(), rows: 5, columns: 5)
        #expect(sheet.width == 24 + 3 * 68 - 4)
        #expect(values(sheet, row: 0, columns: 3) == [0, 1, 2])
        #expect(values(sheet, row: 1, columns: 3) == [6, 7, 8])
    }

    @Test func picturesWithoutLabelsFillTheRows() {
        let sheet = ContactSheet.draw(RelabelledDataset(Pictures(records: 7), labels: []), rows: 2, columns: 3)
        #expect((sheet.width, sheet.height) == (24 + 3 * 68 - 4, 24 + 2 * 68 - 4))
        #expect(values(sheet, row: 0, columns: 3) == [0, 1, 2])
        #expect(values(sheet, row: 1, columns: 3) == [3, 4, 5])
    }

    @Test func leavesTheRowOfAnEmptyLabelEmpty() {
        let sheet = ContactSheet.draw(Pictures(labels: 3, labelOf: [2, 2]), rows: 2, columns: 2)
        #expect((sheet.width, sheet.height) == (24 + 64, 24 + 2 * 68 - 4))
        #expect(Set(sheet.bytes).count == 1)
    }
}
