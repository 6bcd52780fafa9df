import CacheNetCore
import Testing

@testable import CacheNetData

struct TrackWalkTests {
    private func poses(_ side: Int, _ count: Int = 4000, seed: UInt64 = 1) -> [TrackPose] {
        var walk = TrackWalk(shorterSide: side, using: SeededGenerator(seed: seed))
        return (0..<count).map { _ in walk.next() }
    }

    @Test(arguments: [(32, 4), (64, 8), (224, 28), (8, 1), (1, 0)])
    func itStaysWithinItsBounds(side: Int, shift: Int) {
        let poses = poses(side)
        #expect(poses.map { abs($0.row) }.max() == shift)
        #expect(poses.map { abs($0.column) }.max() == shift)
        #expect(poses.allSatisfy { (0.7...1.3).contains($0.gain) && (-25...25).contains($0.offset) })
    }

    /// Steps of 0.8 pixels, 0.04 and 3, where no bound is near.
    @Test func stepsAreSmall() {
        let pairs = (0..<4000).map { seed in poses(3200, 2, seed: UInt64(seed)) }
        func deviation(_ values: [Double]) -> Double {
            (values.reduce(0) { $0 + $1 * $1 } / Double(values.count)).squareRoot()
        }
        // Shifts are in hundredths here.
        let inside = pairs.filter { $0.allSatisfy { abs($0.row) < 200 } }
        #expect(abs(deviation(inside.map { Double($0[1].row - $0[0].row) / 100 }) - 0.75) < 0.08)
        let bright = pairs.filter { $0.allSatisfy { (0.9...1.1).contains($0.gain) } }
        #expect(abs(deviation(bright.map { $0[1].gain - $0[0].gain }) - 0.04) < 0.005)
        let plain = pairs.filter { $0.allSatisfy { abs($0.offset) < 15 } }
        #expect(abs(deviation(plain.map { $0[1].offset - $0[0].offset }) - 3) < 0.2)
    }

    /// The edge is a mirror whose own pixels are not repeated.
    @Test func whatIsOutsideIsReflected() {
        let rendering = TrackRendering(shape: [1, 1, 5])
        let picture: [UInt8] = [10, 60, 110, 160, 210]
        func seen(_ column: Int) -> [Int] {
            let pose = TrackPose(row: 0, column: column, gain: 1, offset: 0)
            // The mean of many frames has hardly any noise.
            let frames = (0..<400).map { seed in
                rendering.frame([(picture, pose, 1)], noiseFrom: SeededGenerator(seed: UInt64(seed)))
            }
            return (0..<5).map { column in
                Int((frames.reduce(0.0) { $0 + Double($1[column]) } / 4000).rounded())
            }
        }
        #expect(seen(0) == [1, 6, 11, 16, 21])
        #expect(seen(2) == [11, 16, 21, 16, 11])
        #expect(seen(-2) == [11, 6, 1, 6, 11])
    }
}
