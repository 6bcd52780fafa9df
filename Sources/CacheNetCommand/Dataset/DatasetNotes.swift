import CacheNetData

/// What a person should know of a data set before work on it begins: which files are which split, and what is left out.
enum DatasetNotes {
    /// Writes a line each to standard error, so that what is printed stays what it is.
    static func tell(of dataset: any Dataset) { tell(of: [dataset]) }

    /// What several splits have in common is said once.
    static func tell(of datasets: [any Dataset]) {
        for note in datasets.flatMap(\.notes).uniqued { Notices.note(note) }
    }
}
