import Testing

@testable import CacheNetTraining

struct CodeAssignmentTests {
    @Test func codesFollowFromLabels() {
        let codes = CodeAssignment(classes: [[2, 0], [1]], training: [0, 1, 2], calibration: [2], test: [1, 1])
        #expect(codes.training == [0, 1, 0])
        #expect(codes.calibration == [0])
        #expect(codes.test == [1, 1])
        #expect(codes.classes == [[0, 2], [1]])
        #expect(codes.codeOfLabel == [0, 1, 0])
        #expect(codes.misfit(counts: [3, 1, 2], labelCount: 3, partitions: 2) == nil)
    }

    @Test(arguments: [
        ([[0, 1]], "expected each of 3 labels in one of 2 partitions, got [[0, 1]]"),
        ([[0, 1], []], "expected each of 3 labels in one of 2 partitions, got [[0, 1], []]"),
        ([[0], [1]], "expected each of 3 labels in one of 2 partitions, got [[0], [1]]"),
    ])
    func classesThatDivideNothingAreSeen(classes: [[Int]], message: String) {
        let codes = CodeAssignment(classes: classes, training: [0, 1], calibration: [], test: [])
        #expect(codes.misfit(counts: [2, 0, 0], labelCount: 3, partitions: 2) == message)
    }

    @Test(
        arguments: [
            ([0, 1, 1], nil),
            ([0, 1], "expected codes of [3, 1, 1] training, calibration and test records, got [2, 1, 1]"),
            ([0, 2, 1], "expected codes below 2, got 2"),
            ([0, -1, 1], "expected codes below 2, got -1"),
            ([1, 1, 1], "expected training records in each of 2 partitions, got none in partition 0"),
        ] as [([Int], String?)])
    func codesThatDoNotFitAreSeen(training: [Int], message: String?) {
        let codes = CodeAssignment(training: training, calibration: [0], test: [1])
        #expect(codes.misfit(counts: [3, 1, 1], labelCount: 2, partitions: 2) == message)
        #expect(codes.codeOfLabel == nil)
    }
}
