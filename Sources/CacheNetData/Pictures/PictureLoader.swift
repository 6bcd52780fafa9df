internal import CacheNetCore
internal import CacheNetMedia
internal import Dispatch
internal import Synchronization

/// Reads the pictures of one split into memory, on all cores, as frames of one shape.
struct PictureLoader {
    /// What messages name.
    let directory: String
    let split: Split
    /// Channels (1 or 3), height, width.
    let shape: [Int]
    /// Whether pictures that cannot be read are left out instead of being an error.
    let skipsUnreadable: Bool
    /// How a user asks for that.
    let skipOption: String

    private static let maximumBytes = 4 << 30
    private static let namedFailures = 10

    /// - Parameter paths: at least one.
    /// - Returns: a frame for each path, `uint8`, `[1] + shape`; `nil` for one that was left out.
    /// - Throws: ``DataError`` when the frames would need more than 4 GiB, when none can be read, or when some cannot
    ///   and are not to be left out: the first ten are named.
    func load(_ paths: [FilePath]) throws(DataError) -> [Tensor?] {
        let frameBytes = shape.reduce(1, *)
        guard paths.count <= Self.maximumBytes / frameBytes else {
            throw DataError(
                .invalidFile,
                "\(directory): expected at most 4 GiB of pixels, got \(paths.count) pictures of \(frameBytes) bytes in "
                    + "the \(split) split: choose a smaller size")
        }
        var frames: [Tensor?] = []
        var failures: [DataError] = []
        for result in decode(paths) {
            switch result {
            case .success(let frame): frames.append(frame)
            case .failure(let error):
                frames.append(nil)
                failures.append(error)
            }
        }
        guard failures.isEmpty || skipsUnreadable else { throw unreadable(failures, of: paths.count) }
        guard failures.count < paths.count else {
            throw DataError(
                .missingSplit,
                "\(directory): expected a readable picture in the \(split) split, "
                    + "got \(failures.count) that are not, such as \(failures[0])")
        }
        return frames
    }

    private func decode(_ paths: [FilePath]) -> [Result<Tensor, DataError>] {
        let results = Mutex<[Int: Result<Tensor, DataError>]>([:])
        DispatchQueue.concurrentPerform(iterations: paths.count) { index in
            let result = Result { () throws(DataError) in
                try PictureFile.read(paths[index]).frame(shape: shape)
            }
            results.withLock { $0[index] = result }
        }
        return results.withLock { results in paths.indices.compactMap { results[$0] } }
    }

    private func unreadable(_ failures: [DataError], of total: Int) -> DataError {
        let named = failures.prefix(Self.namedFailures).map { "\n  \($0)" }.joined()
        let more =
            failures.count > Self.namedFailures ? "\n  and \(failures.count - Self.namedFailures) more" : ""
        return DataError(
            .invalidFile,
            "\(directory): expected pictures that can be read, got \(failures.count) of \(total) that cannot "
                + "(\(skipOption) leaves them out):\(named)\(more)")
    }
}
