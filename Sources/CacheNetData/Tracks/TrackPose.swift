/// How a picture is seen in one frame: where the camera points, and how bright it is.
struct TrackPose: Sendable, Hashable {
    /// Pixels by which the view is moved down and right.
    let row: Int
    let column: Int
    let gain: Double
    /// In steps of a pixel's value.
    let offset: Double
}
