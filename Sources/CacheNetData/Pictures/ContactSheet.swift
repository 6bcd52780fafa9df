internal import CacheNetCore
package import CacheNetMedia

/// A data set at a glance: a row of pictures for each label, in the order of the labels, with gaps between them.
public enum ContactSheet {
    private static let gap = 4
    private static let margin = 12
    private static let background: UInt8 = 40
    /// Pixels along a picture's longer edge: smaller ones are repeated a whole number of times, larger ones shrunk.
    private static let edges = 64...160

    /// Pictures of a row are spread evenly over the label's records; where records follow one another in time, they are
    /// the first of the label's first sequence. A label without records has an empty row.
    /// Pictures without labels fill the rows in their order.
    ///
    /// - Parameters:
    ///   - rows: at most so many labels, at least 1.
    ///   - columns: at most so many pictures a label, at least 1.
    package static func draw(_ dataset: any Dataset, rows: Int = 20, columns: Int = 12) -> Picture {
        let cells = records(of: dataset, rows: rows, columns: columns).map { row in
            row.map { cell(Picture(frame: dataset.pixels(of: $0))) }
        }
        let first = cell(Picture(frame: dataset.pixels(of: 0)))
        let (columnCount, rowCount) = (max(1, cells.map(\.count).max() ?? 0), cells.count)
        let width = 2 * margin + columnCount * (first.width + gap) - gap
        let height = 2 * margin + rowCount * (first.height + gap) - gap
        var bytes = [UInt8](repeating: background, count: width * height * 3)
        for (row, pictures) in cells.enumerated() {
            for (column, picture) in pictures.enumerated() {
                let (left, top) = (margin + column * (first.width + gap), margin + row * (first.height + gap))
                for line in 0..<picture.height {
                    let start = ((top + line) * width + left) * 3
                    let source = line * picture.width * 3
                    bytes.replaceSubrange(
                        start..<start + picture.width * 3, with: picture.bytes[source..<source + picture.width * 3])
                }
            }
        }
        return Picture(width: width, height: height, channels: 3, bytes: bytes)
    }

    /// Draws a data set and writes it as a PNG file, in the place of one that is there.
    public static func write(_ dataset: any Dataset, to path: String) throws(DataError) {
        guard dataset.frameFormat.isPicture else {
            throw DataError(.invalidSource, "a sheet of pictures: expected pictures, got \(dataset.frameFormat)")
        }
        do {
            try PictureFile.write(draw(dataset), to: path)
        } catch {
            throw DataError(error)
        }
    }

    private static func records(of dataset: any Dataset, rows: Int, columns: Int) -> [[Int]] {
        guard !dataset.labels.isEmpty else { return unlabelled(dataset.count, rows: rows, columns: columns) }
        var rowsOfRecords = [[Int]](repeating: [], count: min(rows, dataset.labels.count))
        if let sequences = dataset.sequences {
            for sequence in sequences {
                guard let label = dataset.label(of: sequence.lowerBound), label < rowsOfRecords.count,
                    rowsOfRecords[label].isEmpty
                else { continue }
                rowsOfRecords[label] = Array(sequence.prefix(columns))
            }
            return rowsOfRecords
        }
        for record in 0..<dataset.count {
            if let label = dataset.label(of: record), label < rowsOfRecords.count {
                rowsOfRecords[label].append(record)
            }
        }
        return rowsOfRecords.map { records in
            let count = min(columns, records.count)
            return (0..<count).map { records[$0 * records.count / count] }
        }
    }

    /// As many as there is room for, evenly spread, row by row.
    private static func unlabelled(_ count: Int, rows: Int, columns: Int) -> [[Int]] {
        let shown = min(count, rows * columns)
        return stride(from: 0, to: shown, by: columns).map { start in
            (start..<min(start + columns, shown)).map { $0 * count / shown }
        }
    }

    /// A picture in colour at a size to look at.
    private static func cell(_ picture: Picture) -> Picture {
        let edge = max(picture.width, picture.height)
        guard edge <= edges.upperBound else {
            return cell(
                picture.fitted(
                    width: max(1, picture.width * edges.upperBound / edge),
                    height: max(1, picture.height * edges.upperBound / edge)))
        }
        let factor = max(1, (edges.lowerBound + edge - 1) / edge)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(picture.width * picture.height * factor * factor * 3)
        for row in 0..<picture.height * factor {
            for column in 0..<picture.width * factor {
                let pixel = (row / factor * picture.width + column / factor) * picture.channels
                for channel in 0..<3 { bytes.append(picture.bytes[pixel + min(channel, picture.channels - 1)]) }
            }
        }
        return Picture(width: picture.width * factor, height: picture.height * factor, channels: 3, bytes: bytes)
    }
}
