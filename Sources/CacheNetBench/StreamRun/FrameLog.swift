internal import Foundation

/// A file with one JSON object a line, written through a buffer.
public final class FrameLog {
    private let path: String
    private let file: UnsafeMutablePointer<FILE>
    private let encoder = JSONEncoder()

    /// Creates the file, or empties it.
    public init(path: String) throws(BenchError) {
        guard let file = fopen(path, "w") else {
            throw BenchError(.logUnwritable, "\(path): cannot be written: \(String(cString: strerror(errno)))")
        }
        self.path = path
        self.file = file
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    }

    deinit {
        fclose(file)
    }

    func append(_ record: FrameRecord) throws {
        var line = try encoder.encode(record)
        line.append(UInt8(ascii: "\n"))
        let written = line.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
        guard written == line.count else { throw unwritable() }
    }

    /// Hands everything to the system.
    func flush() throws(BenchError) {
        guard fflush(file) == 0 else { throw unwritable() }
    }

    private func unwritable() -> BenchError {
        BenchError(.logUnwritable, "\(path): cannot be written: \(String(cString: strerror(errno)))")
    }
}
