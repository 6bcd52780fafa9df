import Testing

@testable import CacheNetCalibration

struct StudentQuantileTests {
    @Test(arguments: [
        (0.975, 1, 12.7062), (0.975, 2, 4.3027), (0.975, 10, 2.2281), (0.975, 11, 2.2010), (0.975, 1000, 1.9623),
        (0.95, 1, 6.3138), (0.95, 10, 1.8125), (0.95, 60, 1.6706), (0.8, 3, 0.9785), (0.05, 10, -1.8125),
    ])
    func quantilesAreThoseOfTheTables(_ probability: Double, _ degrees: Int, _ expected: Double) {
        #expect(abs(studentQuantile(probability, degrees: degrees) - expected) < 1e-4)
    }
}
