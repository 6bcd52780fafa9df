/// Noise over a picture, in squares of a few pixels that run into each other.
struct NoisePattern {
    private let values: [Float]
    private let side: Int
    private let step: Float

    /// - Parameter cells: squares in a row and in a column.
    init(_ use: SmoothNoise.Use, of noise: SmoothNoise, cells: Int, at time: Float) {
        side = cells + 1
        step = Float(cells) / Float(Silhouette.side)
        values = (0..<side * side).map { noise.value(use, index: $0, at: time) }
    }

    /// -1 to 1.
    func value(_ row: Int, _ column: Int) -> Float {
        let (y, x) = ((Float(row) + 0.5) * step, (Float(column) + 0.5) * step)
        let (top, left) = (Int(y), Int(x))
        let (down, right) = (y - Float(top), x - Float(left))
        let corner = top * side + left
        let upper = values[corner] + right * (values[corner + 1] - values[corner])
        let lower = values[corner + side] + right * (values[corner + side + 1] - values[corner + side])
        return upper + down * (lower - upper)
    }
}
