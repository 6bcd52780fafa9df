import Foundation

/// A file that stays until the process ends: it is opened some time after it is made.
struct Clip {
    private static let all: URL = {
        let directory = FileManager.default.temporaryDirectory.appending(path: "cachenet-\(UUID().uuidString)")
        atexit { try? FileManager.default.removeItem(at: Clip.all) }
        return directory
    }()

    let url: URL

    var path: String { url.path }

    private init(_ name: String) throws {
        let directory = Self.all.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        url = directory.appending(path: name)
    }

    /// - Parameter arguments: FFmpeg's, but for the output.
    init(named name: String = "clip.mp4", _ arguments: [String]) async throws {
        try self.init(name)
        // The prefix, since a name may hold a colon.
        try await FFmpeg.run(arguments + ["file:" + url.path])
    }

    /// A file of these bytes.
    init(named name: String, bytes: [UInt8]) throws {
        try self.init(name)
        try Data(bytes).write(to: url)
    }

    func bytes() throws -> [UInt8] { try [UInt8](Data(contentsOf: url)) }
}
