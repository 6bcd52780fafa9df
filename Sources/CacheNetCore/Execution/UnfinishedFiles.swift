private import Synchronization

/// Files and directories that this process has begun to write and not finished.
///
/// Who ends the process by a signal or early takes them away, so that nothing half-written stays behind. Paths are kept
/// here by whoever writes, since only the program knows how it ends.
public enum UnfinishedFiles {
    private static let unfinished = Mutex<Set<String>>([])

    /// What is at the path, or soon will be, is worth nothing until ``remove(_:)``.
    public static func add(_ path: String) {
        unfinished.withLock { _ = $0.insert(path) }
    }

    /// Makes a file or a directory that was added before, or one inside of it.
    ///
    /// Once ``end(_:)`` has begun it waits for the end of the process instead: what is made after that would stay behind.
    ///
    /// - Parameter make: must not call other functions of this type.
    public static func make<Failure: Error>(_ make: () throws(Failure) -> Void) throws(Failure) {
        try unfinished.withLock { _ throws(Failure) in try make() }
    }

    /// Ends the process by something that first deletes what it is given, ascending paths.
    public static func end(_ end: ([String]) -> Never) -> Never {
        unfinished.withLock { end($0.sorted()) }
    }

    /// What was at the path is complete, or gone.
    public static func remove(_ path: String) {
        unfinished.withLock { _ = $0.remove(path) }
    }

    /// What would have to go if the process ended now, ascending.
    public static var paths: [String] {
        unfinished.withLock { $0.sorted() }
    }
}
