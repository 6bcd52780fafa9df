import CacheNetBench
import CacheNetBundle
import Foundation

/// The directory that takes the results of a benchmark.
struct BenchFiles {
    private let directory: URL

    /// Makes the directory, so that a path that cannot be written to shows before anything is measured.
    init(directory path: String) throws(BenchError) {
        directory = URL(filePath: path)
        do {
            try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        } catch {
            throw BenchError(.resultsUnwritable, "\(path): cannot be made a directory: \(error.localizedDescription)")
        }
        guard FileManager.default.isWritableFile(atPath: path) else {
            throw BenchError(.resultsUnwritable, "\(path): cannot be written to")
        }
    }

    func path(of name: String) -> String { directory.appending(path: name).path }

    /// - Returns: the file's path.
    func write(_ text: String, to name: String) throws(BenchError) -> String {
        let file = directory.appending(path: name)
        do throws(BundleError) {
            try WholeFile.write(Array(text.utf8), to: file.path)
        } catch {
            throw BenchError(.resultsUnwritable, "\(file.path): cannot be written: \(error)")
        }
        return file.path
    }
}
