import CacheNetCore
import Foundation
import Testing

struct SoftmaxTests {
    @Test func sumsToOneAndKeepsRatios() {
        let result = softmax([1, 2, 4])
        #expect(abs(result.reduce(0, +) - 1) < 1e-12)
        #expect(abs(result[1] / result[0] - exp(1)) < 1e-12)
        #expect(abs(result[2] / result[1] - exp(2)) < 1e-12)
    }

    @Test func largeLogitsDoNotOverflow() {
        #expect(softmax([3e38, 3e38]) == [0.5, 0.5])
        #expect(softmax([-3e38, 3e38]) == [0, 1])
    }

    @Test func temperatureDividesTheLogits() {
        let divided = softmax([1, 2, 4], temperature: 2)
        let expected = softmax([0.5, 1, 2])
        #expect(zip(divided, expected).allSatisfy { abs($0 - $1) < 1e-12 })
    }

    @Test(arguments: [[Float.nan, 1], [1, .infinity], [-.infinity, 0]])
    func whatIsNotFiniteGivesNaN(logits: [Float]) {
        #expect(softmax(logits).allSatisfy { $0.isNaN })
        #expect(softmax(logits).count == 2)
    }

    @Test func nothingGivesNothing() {
        #expect(softmax([]).isEmpty)
    }

    @Test(
        arguments: [
            ([1, 3, 3], 1), ([.nan, 2, .nan], 1), ([.nan], nil), ([], nil), ([2, .infinity, 3], 1), ([-.infinity], 0),
        ] as [([Float], Int?)])
    func argmaxTakesTheLowestOfTheLargest(values: [Float], index: Int?) {
        #expect(argmax(values) == index)
    }
}
