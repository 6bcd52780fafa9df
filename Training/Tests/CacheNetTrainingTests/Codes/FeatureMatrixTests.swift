import Testing

@testable import CacheNetTraining

struct FeatureMatrixTests {
    @Test func theLargestOfSomeColumns() {
        let matrix = FeatureMatrix([5, 1, 3, 3, 0, 9, 2, 2], columns: 4)
        #expect(matrix.argmax(ofRow: 0) == 0)
        #expect(matrix.argmax(ofRow: 0, among: [1, 2, 3]) == 2)
        #expect(matrix.argmax(ofRow: 0, among: [3, 2]) == 3, "ties go to the first")
        #expect(matrix.argmax(ofRow: 1, among: [0]) == 0)
    }
}
