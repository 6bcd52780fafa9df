/// How far each pixel's centre is from a union of shapes, in pixels, negative inside; far from all of them `.infinity`.
struct DistanceField {
    typealias Point = SIMD2<Float>

    let side: Int
    private(set) var distances: [Float]

    /// Beyond a shape by so much nobody asks for the distance.
    private static let margin: Float = 4

    init(side: Int) {
        self.side = side
        distances = [Float](repeating: .infinity, count: side * side)
    }

    /// Adds a rounded bar whose radius goes from one value to another.
    mutating func addCapsule(from start: Point, to end: Point, radii: (Float, Float)) {
        let axis = end - start
        let inverse = 1 / max((axis * axis).sum(), 1e-6)
        let reach = Point(repeating: max(radii.0, radii.1))
        add(within: pointwiseMin(start, end) - reach, pointwiseMax(start, end) + reach) { pixel in
            let offset = pixel - start
            let share = min(max((offset * axis).sum() * inverse, 0), 1)
            let across = offset - share * axis
            return (across * across).sum().squareRoot() - (radii.0 + share * (radii.1 - radii.0))
        }
    }

    /// Adds an upright ellipse; the distance is a first-order estimate, exact on the edge.
    mutating func addEllipse(centre: Point, radii: Point) {
        let (inverse, reach) = (1 / radii, radii)
        add(within: centre - reach, centre + reach) { pixel in
            let scaled = (pixel - centre) * inverse
            let length = (scaled * scaled).sum().squareRoot()
            let slope = scaled * inverse
            let gradient = (slope * slope).sum().squareRoot()
            return gradient > 1e-6 ? length * (length - 1) / gradient : -min(radii.x, radii.y)
        }
    }

    /// Adds a shape around an axis nearly upright: between two rows of `outline` its centre and its half width go evenly
    /// from one to the other.
    ///
    /// - Parameter outline: from top to bottom.
    mutating func addProfile(_ outline: [(centre: Point, halfWidth: Float)]) {
        guard let top = outline.first?.centre.y, let bottom = outline.last?.centre.y else { return }
        for (upper, lower) in zip(outline, outline.dropFirst()) where lower.centre.y > upper.centre.y {
            let height = lower.centre.y - upper.centre.y
            let reach = Point(max(upper.halfWidth, lower.halfWidth), 0)
            add(
                within: pointwiseMin(upper.centre, lower.centre) - reach,
                pointwiseMax(upper.centre, lower.centre) + reach
            ) { pixel in
                let share = min(max((pixel.y - upper.centre.y) / height, 0), 1)
                let middle = upper.centre.x + share * (lower.centre.x - upper.centre.x)
                let halfWidth = upper.halfWidth + share * (lower.halfWidth - upper.halfWidth)
                let beyond = max(upper.centre.y - pixel.y, pixel.y - lower.centre.y, 0)
                return max(abs(pixel.x - middle) - halfWidth + beyond, top - pixel.y, pixel.y - bottom)
            }
        }
    }

    /// Takes a disc away.
    mutating func cut(centre: Point, radius: Float) {
        let reach = Point(repeating: radius)
        change(within: centre - reach, centre + reach) { pixel, distance in
            let offset = pixel - centre
            return max(distance, radius - (offset * offset).sum().squareRoot())
        }
    }

    private mutating func add(within low: Point, _ high: Point, _ distance: (Point) -> Float) {
        change(within: low, high) { min($1, distance($0)) }
    }

    @inline(__always)
    private mutating func change(within low: Point, _ high: Point, _ change: (Point, Float) -> Float) {
        let columns = pixels(low.x, high.x)
        for row in pixels(low.y, high.y) {
            for column in columns {
                let pixel = Point(Float(column) + 0.5, Float(row) + 0.5)
                let index = row * side + column
                distances[index] = change(pixel, distances[index])
            }
        }
    }

    /// The rows or columns whose centres are within the margin of a range.
    private func pixels(_ low: Float, _ high: Float) -> Range<Int> {
        let edge = Float(side)
        let first = Int(min(max(low - Self.margin, 0), edge))
        let last = Int(min(max(high + Self.margin, 0), edge))
        return first..<max(first, last)
    }
}
