internal import CacheNetCore

/// The folder of one kind of pictures. Files, and folders beside the sessions, do not count.
struct FVGFolder {
    let path: FilePath
    let pictures: FVGPictures
    /// Folders beside the sessions, which do not count.
    let others: [String]
    /// Those that are there, ascending; at least one.
    private let sessions: [Int]

    private static let numbers = 1...3

    /// - Parameters:
    ///   - directory: holds a folder for each kind of pictures, or is such a folder.
    ///   - asked: `nil` for what the directory itself is called or, else, the first that is there.
    /// - Throws: ``DataError`` when there is no folder of that kind, or no session in it.
    init(_ directory: FilePath, _ asked: FVGPictures?) throws(DataError) {
        let folders = try Self.folders(in: directory)
        let sessions = Self.sessions(among: folders)
        if !sessions.isEmpty {
            let named = directory.description.split(separator: "/").last.flatMap { FVGPictures(rawValue: String($0)) }
            if let asked, let named, asked != named {
                throw DataError(
                    .invalidFile, "\(directory): expected pictures of kind \(asked.rawValue), got \(named.rawValue)")
            }
            (path, pictures, self.sessions) = (directory, named ?? asked ?? .silhouettes, sessions)
            others = Self.others(among: folders)
            return
        }
        let candidates = asked.map { [$0] } ?? FVGPictures.preferred
        guard let found = candidates.first(where: { folders.contains($0.rawValue) }) else {
            let expected = candidates.map(\.rawValue).joined(separator: ", ")
            throw DataError(
                .invalidFile,
                "\(directory): expected a folder of \(expected), or session1 and so on, got \(Self.list(folders))")
        }
        path = directory.appending(found.rawValue)
        pictures = found
        let inside = try Self.folders(in: path)
        others = Self.others(among: inside)
        self.sessions = Self.sessions(among: inside)
        guard !self.sessions.isEmpty else {
            throw DataError(
                .invalidFile, "\(path): expected folders session1, session2 or session3, got \(Self.list(inside))")
        }
    }

    /// Every walk, by session, subject and number.
    ///
    /// - Throws: ``DataError`` that names a folder which is not called as a walk is.
    func walks() throws(DataError) -> [FVGWalk] {
        var walks: [FVGWalk] = []
        for session in sessions {
            for name in try Self.folders(in: path.appending("session\(session)")) {
                guard let walk = FVGWalk(session: session, name: name) else {
                    throw DataError(
                        .invalidFile,
                        "\(path)/session\(session)/\(name): expected a walk's folder SSS_VV, a subject of 001 to 999 "
                            + "and a walk of 01 to 99, got another name")
                }
                walks.append(walk)
            }
        }
        return walks
    }

    /// The paths of a walk's frames, in the order of the files' names, and of folders that have no business there.
    func frames(of walk: FVGWalk) throws(DataError) -> (frames: [FilePath], folders: [FilePath]) {
        let folder = path.appending(walk.path)
        let entries = try listDirectory(folder)
        return (
            frames: entries.filter { !$0.isDirectory }.map { folder.appending($0.name) },
            folders: entries.filter(\.isDirectory).map { FilePath(walk.path).appending($0.name) }
        )
    }

    private static func sessions(among folders: [String]) -> [Int] {
        numbers.filter { folders.contains("session\($0)") }
    }

    private static func others(among folders: [String]) -> [String] {
        let known = Set(numbers.map { "session\($0)" })
        return folders.filter { !known.contains($0) }
    }

    private static func folders(in directory: FilePath) throws(DataError) -> [String] {
        try listDirectory(directory).filter(\.isDirectory).map(\.name.description)
    }

    private static func list(_ folders: [String]) -> String {
        folders.isEmpty ? "no folder" : brief(folders.map { "\"\($0)\"" })
    }
}
