/// A file or a directory by its name.
struct DirectoryEntry: Sendable, Equatable {
    let name: FilePath
    /// Also true of a link to a directory.
    let isDirectory: Bool
}
