internal import CacheNetCore

/// How the pose of a picture changes from frame to frame: a random walk within bounds.
///
/// Sizes of steps are those of `views()` in the project's prototype of continuity, for pictures of 32 pixels; shifts
/// grow with the shorter side of larger ones.
struct TrackWalk {
    private var draw: NormalDraw
    private let scale: Double
    private var shift: (row: Double, column: Double)
    private var gain: Double
    private var offset: Double

    /// Along the shorter side for which shifts are given.
    private static let side = 32.0
    private static let shifts = -4.0...4

    /// - Parameter shorterSide: of the picture, in pixels.
    init(shorterSide: Int, using generator: SeededGenerator) {
        draw = NormalDraw(generator)
        scale = Double(shorterSide) / Self.side
        shift = (draw.uniform(-3...3), draw.uniform(-3...3))
        gain = draw.next(1, 0.1)
        offset = draw.next(0, 8)
    }

    /// The pose of the next frame, the first one included.
    mutating func next() -> TrackPose {
        shift.row = draw.next(shift.row, 0.8).clamped(to: Self.shifts)
        shift.column = draw.next(shift.column, 0.8).clamped(to: Self.shifts)
        gain = draw.next(gain, 0.04).clamped(to: 0.7...1.3)
        offset = draw.next(offset, 3).clamped(to: -25...25)
        return TrackPose(
            row: Int((shift.row * scale).rounded(.toNearestOrEven)),
            column: Int((shift.column * scale).rounded(.toNearestOrEven)), gain: gain, offset: offset)
    }
}

extension Double {
    fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
        Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
    }
}
