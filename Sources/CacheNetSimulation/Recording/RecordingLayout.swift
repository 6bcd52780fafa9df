/// How a recorded run (`.cnrec`) lies in a file. All numbers are little-endian.
///
/// | bytes | content |
/// |---|---|
/// | 8 | the magic `CNRECORD` |
/// | 4 | `u32`, the version: 3 |
/// | 4 | `u32`, H, the size of the header |
/// | H | the header, JSON in UTF-8 with sorted keys: ``RecordingHeader`` |
/// | rows * R | one row for each picture that was shown |
/// | frames * 4 | `u32` each: the row of each frame, in order |
/// | 32 | the SHA-256 of all bytes before |
///
/// A row has R = 20 + thumbnail + 4 * models * labels bytes:
///
/// | bytes | content |
/// |---|---|
/// | 4 | `u32`, the record's number in the data set; rows ascend by it |
/// | 4 | `u32`, its label |
/// | 4 | `i32`, the server's hint; -1 for none |
/// | 4 | `u32`, its code: the partition that it belongs to |
/// | 4 | `u32`, its sequence, counted from 0; the rows of one follow one another |
/// | thumbnail | grey values of a small copy, as many as a `FrameThumbnail` of the bundle's frames has |
/// | 4 * labels | `f32` each: the logits of the full model, of each partition, and then of the fallback model, if there is one |
///
/// Nothing in it depends on the machine or the hour: the same run gives the same bytes.
struct RecordingLayout {
    static let magic = Array("CNRECORD".utf8)
    static let version: UInt32 = 3
    static let checkSize = 32
    /// Magic, version and the header's size.
    static let preambleSize = 16

    let headerSize: Int
    let rows: Int
    let frames: Int
    /// The full model, all partitions and the fallback model, if there is one.
    let models: Int
    let labels: Int
    /// Bytes of a thumbnail.
    let thumbnail: Int

    var rowSize: Int { 20 + thumbnail + 4 * models * labels }
    var rowsStart: Int { Self.preambleSize + headerSize }
    var framesStart: Int { rowsStart + rows * rowSize }

    /// Of the whole file; `nil` where it is more than any file has.
    var fileSize: Int? {
        let (content, rowsOverflow) = rows.multipliedReportingOverflow(by: rowSize)
        let (list, framesOverflow) = frames.multipliedReportingOverflow(by: 4)
        guard rows >= 0, frames >= 0, !rowsOverflow, !framesOverflow, content < 1 << 60, list < 1 << 60 else {
            return nil
        }
        return rowsStart + content + list + Self.checkSize
    }
}
