/// A pinhole camera at chest height in front of the walker.
struct Camera {
    /// What a point becomes: pixels from the picture's left and top edges, and pixels for one body height there.
    struct Projection {
        let point: SIMD2<Float>
        let scale: Float
    }

    private static let height: Float = 0.8

    /// How far the walk's direction is from straight at the camera, in turns, as sine and cosine.
    private let yawSine: Float
    private let yawCosine: Float
    /// In body heights.
    private let distance: Float
    /// Pixels for one body height at the walker's place.
    private let scale: Float
    /// Where the middle of the walker's height is in the picture.
    private let centre: SIMD2<Float>

    init(yaw: Float, distance: Float, scale: Float, centre: SIMD2<Float>) {
        yawSine = sine(turns: yaw)
        yawCosine = cosine(turns: yaw)
        self.distance = distance
        self.scale = scale
        self.centre = centre
    }

    func project(_ point: Pose.Point) -> Projection {
        let across = point.x * yawCosine + point.z * yawSine
        let nearer = point.z * yawCosine - point.x * yawSine
        let zoom = distance / (distance - nearer)
        return Projection(
            point: centre
                + scale * SIMD2(across * zoom, 0.5 - Self.height - (point.y - Self.height) * zoom),
            scale: scale * zoom)
    }

    /// Half the width in the picture, as a share of the body's height, of an upright elliptic cylinder.
    func halfWidth(across: Float, depth: Float) -> Float {
        let (a, b) = (across * yawCosine, depth * yawSine)
        return (a * a + b * b).squareRoot()
    }
}
