import Testing

@testable import CacheNetNetworks

struct RoundedWeightsTests {
    @Test func everyChannelHasItsOwnScale() {
        let rounded = RoundedWeights([1.27, -0.635, 0, 254, 1, -127], channels: 2)
        #expect(rounded.scales == [1.27 / 127, 2])
        #expect(rounded.codes == [127, -64, 0, 127, 1, -64] || rounded.codes == [127, -63, 0, 127, 1, -64])
    }

    @Test func aChannelOfZerosStaysOne() {
        let rounded = RoundedWeights([0, 0, 3, -3], channels: 2)
        #expect(rounded.scales[0] == 0)
        #expect(rounded.codes == [0, 0, 127, -127])
    }

    @Test func noWeightIsFartherThanHalfAStep() {
        var noise = Noise(seed: 5)
        let weights = noise.pixels(600).map { (Float($0) - 90) * 1e-3 }
        let rounded = RoundedWeights(weights, channels: 6)
        for (index, weight) in weights.enumerated() {
            let scale = rounded.scales[index / 100]
            #expect(abs(Float(rounded.codes[index]) * scale - weight) <= scale * 0.5001)
        }
    }
}
