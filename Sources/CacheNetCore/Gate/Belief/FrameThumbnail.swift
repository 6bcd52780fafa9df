/// A frame made small and grey, to see how much one differs from another without running a model.
public struct FrameThumbnail: Sendable, Equatable {
    /// Rows and columns; a smaller frame has fewer.
    public static let side = 8

    /// Grey values, row by row: the mean of the pixels of each cell over all channels.
    public let values: [UInt8]
    private let rows: Int

    /// - Parameter frame: `uint8`, `[1, channels, height, width]`; `nil` comes of any other.
    public init?(_ frame: Tensor) {
        let shape = frame.shape
        guard frame.elementType == .uint8, shape.count == 4, shape[0] == 1, !shape.contains(0) else { return nil }
        let (channels, height, width) = (shape[1], shape[2], shape[3])
        let (rows, columns) = (min(Self.side, height), min(Self.side, width))
        self.rows = rows
        // A thumbnail's own frame, of which simulations make one for each frame.
        if channels == 1, rows == height, columns == width {
            values = frame.bytes
            return
        }
        // Where the rows and columns of each cell begin, and where the last ones end.
        let tops = (0...rows).map { ($0 * height + rows - 1) / rows }
        let lefts = (0...columns).map { ($0 * width + columns - 1) / columns }
        var sums = [Int](repeating: 0, count: rows * columns)
        unsafe frame.bytes.withUnsafeBufferPointer { bytes in
            for channel in 0..<channels {
                for row in 0..<rows {
                    for line in tops[row]..<tops[row + 1] {
                        let start = (channel * height + line) * width
                        for column in 0..<columns {
                            // A run of one cell at a time, which the compiler adds up many pixels at once.
                            let run = unsafe bytes[start + lefts[column]..<start + lefts[column + 1]].reduce(UInt32(0))
                            {
                                $0 &+ UInt32($1)
                            }
                            sums[row * columns + column] += Int(run)
                        }
                    }
                }
            }
        }
        values = (0..<rows * columns).map { cell in
            let (row, column) = (cell / columns, cell % columns)
            let count = channels * (tops[row + 1] - tops[row]) * (lefts[column + 1] - lefts[column])
            return UInt8((sums[cell] + count / 2) / count)
        }
    }

    /// Values that were kept.
    ///
    /// - Parameters:
    ///   - values: row by row.
    ///   - format: of the frame that it is of; `nil` comes of another number of values.
    public init?(values: [UInt8], of format: FrameFormat) {
        guard let size = Self.size(of: format), size.rows * size.columns == values.count else { return nil }
        self.values = values
        rows = size.rows
    }

    /// How large a thumbnail is.
    ///
    /// - Parameter format: of the frame; `nil` comes of one that is not `uint8` with channels, height and width.
    public static func size(of format: FrameFormat) -> (rows: Int, columns: Int)? {
        let shape = format.shape
        guard format.elementType == .uint8, shape.count == 3, shape.allSatisfy({ $0 > 0 }) else { return nil }
        return (min(side, shape[1]), min(side, shape[2]))
    }

    /// The mean absolute difference of grey values, 0 to 255; infinite where the frames are not of one size.
    public func difference(from other: FrameThumbnail) -> Double {
        guard rows == other.rows, values.count == other.values.count else { return .infinity }
        var sum = 0
        for index in values.indices { sum += abs(Int(values[index]) - Int(other.values[index])) }
        return Double(sum) / Double(values.count)
    }

    /// The thumbnail as a frame, `uint8`, `[1, 1, rows, columns]`, whose thumbnail is itself: all that a simulation
    /// needs to keep of a picture for gates that compare these.
    public var frame: Tensor {
        do {
            return try Tensor(elementType: .uint8, shape: [1, 1, rows, values.count / rows], bytes: values)
        } catch {
            preconditionFailure("expected \(rows) rows of \(values.count) values: \(error)")
        }
    }
}
