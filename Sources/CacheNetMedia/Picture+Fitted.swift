extension Picture {
    /// The picture at another size: cropped at its centre to the aspect ratio asked for, then averaged over areas where it
    /// shrinks and interpolated linearly where it grows, each axis by itself. A picture that fits stays as it is.
    ///
    /// - Parameters:
    ///   - width: pixels, at least 1.
    ///   - height: pixels, at least 1.
    package func fitted(width: Int, height: Int) -> Picture {
        guard width != self.width || height != self.height else { return self }
        let (columns, rows) = centre(width, height)
        let horizontal = ResamplingAxis(from: columns, to: width)
        let vertical = ResamplingAxis(from: rows, to: height)

        let rowLength = width * channels
        var narrow = [Float](repeating: 0, count: rows.count * rowLength)
        for row in rows {
            var target = (row - rows.lowerBound) * rowLength
            for sum in horizontal.sums {
                let source = (row * self.width + sum.first) * channels
                for (index, weight) in sum.weights.enumerated() {
                    for channel in 0..<channels {
                        narrow[target + channel] += weight * Float(bytes[source + index * channels + channel])
                    }
                }
                target += channels
            }
        }
        var result: [UInt8] = []
        result.reserveCapacity(height * rowLength)
        var sums = [Float](repeating: 0, count: rowLength)
        for sum in vertical.sums {
            for index in 0..<rowLength { sums[index] = 0 }
            for (offset, weight) in sum.weights.enumerated() {
                let source = (sum.first - rows.lowerBound + offset) * rowLength
                for index in 0..<rowLength { sums[index] += weight * narrow[source + index] }
            }
            for value in sums { result.append(UInt8(max(0, min(255, value.rounded())))) }
        }
        return Picture(width: width, height: height, channels: channels, bytes: result)
    }

    /// The largest part around the centre with that aspect ratio, in whole pixels.
    private func centre(_ width: Int, _ height: Int) -> (columns: Range<Int>, rows: Range<Int>) {
        var (columns, rows) = (self.width, self.height)
        if columns * height > rows * width {
            columns = max(1, (rows * width + height / 2) / height)
        } else {
            rows = max(1, (columns * height + width / 2) / width)
        }
        let (left, top) = ((self.width - columns) / 2, (self.height - rows) / 2)
        return (left..<left + columns, top..<top + rows)
    }
}
