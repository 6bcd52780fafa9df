/// How the pixels along one axis of a picture become fewer or more: each new pixel is a weighted sum of neighbours.
struct ResamplingAxis {
    struct Sum {
        /// The first of the neighbours.
        let first: Int
        /// They add up to 1.
        let weights: [Float]
    }

    let sums: [Sum]

    /// When shrinking, a new pixel is the mean over the stretch that it covers, pixels cut by its ends counted in part.
    /// When enlarging, it is interpolated between the two pixels whose centres are nearest to its own; beyond the
    /// outermost centres it is the outermost pixel.
    ///
    /// - Parameters:
    ///   - range: the pixels to start from, at least one.
    ///   - count: the pixels to come, at least 1.
    init(from range: Range<Int>, to count: Int) {
        sums = (0..<count).map { index in
            range.count >= count
                ? Self.mean(index, of: count, over: range) : Self.interpolation(index, of: count, in: range)
        }
    }

    private static func mean(_ index: Int, of count: Int, over range: Range<Int>) -> Sum {
        // In units of 1 / count of an old pixel all ends are whole numbers, so that nothing is lost to rounding.
        let (start, end) = (index * range.count, (index + 1) * range.count)
        let (first, last) = (start / count, (end - 1) / count)
        let weights = (first...last).map { pixel in
            Float(min(end, (pixel + 1) * count) - max(start, pixel * count)) / Float(range.count)
        }
        return Sum(first: range.lowerBound + first, weights: weights)
    }

    private static func interpolation(_ index: Int, of count: Int, in range: Range<Int>) -> Sum {
        let centre = (Float(index) + 0.5) * Float(range.count) / Float(count) - 0.5
        let position = max(0, min(centre, Float(range.count - 1)))
        let first = min(Int(position), max(range.count - 2, 0))
        let share = position - Float(first)
        let weights = range.count == 1 ? [1] : [1 - share, share]
        return Sum(first: range.lowerBound + first, weights: weights)
    }
}
