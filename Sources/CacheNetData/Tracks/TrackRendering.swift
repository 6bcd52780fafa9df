internal import CacheNetCore

/// Draws the frames of tracks from pictures of one shape.
struct TrackRendering: Sendable {
    /// Of a picture.
    private let channels: Int
    private let height: Int
    private let width: Int

    /// The standard deviation of a camera's noise, in steps of a pixel's value.
    private static let noise = 5.0

    /// - Parameter shape: channels, height, width.
    init(shape: [Int]) {
        (channels, height, width) = (shape[0], shape[1], shape[2])
    }

    var shorterSide: Int { min(height, width) }

    /// - Parameters:
    ///   - views: pictures, channel by channel and row by row, each with its pose and its weight; the weights sum to 1.
    ///   - generator: of the noise.
    /// - Returns: bytes in the same order.
    func frame(
        _ views: [(bytes: [UInt8], pose: TrackPose, weight: Double)], noiseFrom generator: SeededGenerator
    ) -> [UInt8] {
        var noise = NormalDraw(generator)
        let rows = views.map { view in (0..<height).map { Self.reflected($0 + view.pose.row, height) } }
        let columns = views.map { view in (0..<width).map { Self.reflected($0 + view.pose.column, width) } }
        var frame: [UInt8] = []
        frame.reserveCapacity(channels * height * width)
        for channel in 0..<channels {
            for row in 0..<height {
                for column in 0..<width {
                    var value = 0.0
                    for (index, view) in views.enumerated() {
                        let pixel = (channel * height + rows[index][row]) * width + columns[index][column]
                        value += view.weight * (Double(view.bytes[pixel]) * view.pose.gain + view.pose.offset)
                    }
                    let seen = noise.next(value, Self.noise).rounded(.toNearestOrEven)
                    frame.append(UInt8(min(max(seen, 0), 255)))
                }
            }
        }
        return frame
    }

    /// The pixel that is seen in a mirror at the picture's edge, whose own pixels are not repeated.
    private static func reflected(_ index: Int, _ count: Int) -> Int {
        // No shift is larger than an eighth of a side.
        let inside = abs(index)
        return inside < count ? inside : 2 * (count - 1) - inside
    }
}
