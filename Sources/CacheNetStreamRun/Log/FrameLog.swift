internal import CacheNetBundle
internal import CacheNetCore
internal import CacheNetFormats
internal import Foundation

/// A file with one JSON object a line; a line is there whole or not at all, however the process ends.
package final class FrameLog {
    private let path: String
    private let file: FileHandle

    /// Creates the file, or empties it.
    package init(path: String) throws(RunError) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw RunError(.logUnwritable, "\(path): cannot be written: \(systemReason())")
        }
        self.path = path
        file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    func append(_ record: FrameRecord) throws {
        var line = try CanonicalJSON.encode(record)
        line.append(UInt8(ascii: "\n"))
        // One call for a line: what is killed between two calls leaves whole lines.
        let written = unsafe line.withUnsafeBytes { bytes in
            FileSystem.retrying { unsafe write(file.fileDescriptor, bytes.baseAddress, bytes.count) }
        }
        guard written == line.count else {
            let reason = written < 0 ? systemReason() : "only the beginning of a line fits"
            takeBack(max(written, 0))
            throw RunError(.logUnwritable, "\(path): cannot be written: \(reason)")
        }
    }

    /// A pipe keeps what it got.
    private func takeBack(_ count: Int) {
        let end = lseek(file.fileDescriptor, 0, SEEK_CUR)
        if count > 0, end >= 0 { ftruncate(file.fileDescriptor, end - off_t(count)) }
    }
}
