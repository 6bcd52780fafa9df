import CacheNetData
import Foundation

/// What a person should know of a data set before work on it begins: which files are which split, and what is left out.
enum DatasetNotes {
    /// Writes a line each to standard error, so that what is printed stays what it is.
    static func tell(of dataset: any Dataset) { tell(of: [dataset]) }

    /// What several splits have in common is said once.
    static func tell(of datasets: [any Dataset]) {
        let lines = datasets.flatMap(\.notes).uniqued.map { "cachenet: note: \($0)\n" }.joined()
        // Nobody to read them is no reason to stop.
        try? FileHandle.standardError.write(contentsOf: Data(lines.utf8))
    }
}
