import Foundation
import Synchronization

/// A file that stays until the process ends: it is opened some time after it is made.
struct Clip {
    private static let all: URL = {
        let directory = FileManager.default.temporaryDirectory.appending(path: "cachenet-\(UUID().uuidString)")
        atexit { try? FileManager.default.removeItem(at: Clip.all) }
        return directory
    }()

    /// Many tests want the same, and making it is what they spend their time with.
    private static let made = Mutex<[[String]: URL]>([:])

    let url: URL

    var path: String { url.path }

    private init(url: URL) {
        self.url = url
    }

    private init(_ name: String) throws {
        let directory = Self.all.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        self.init(url: directory.appending(path: name))
    }

    /// - Parameter arguments: FFmpeg's, but for the output.
    init(named name: String = "clip.mp4", _ arguments: [String]) async throws {
        if let url = Self.made.withLock({ $0[[name] + arguments] }) {
            self.init(url: url)
            return
        }
        try self.init(name)
        // The prefix, since a name may hold a colon.
        try await FFmpeg.run(arguments + ["file:" + url.path])
        Self.made.withLock { [url] in $0[[name] + arguments] = url }
    }

    /// A file of these bytes.
    init(named name: String, bytes: [UInt8]) throws {
        try self.init(name)
        try Data(bytes).write(to: url)
    }

    func bytes() throws -> [UInt8] { try [UInt8](Data(contentsOf: url)) }

    /// The bytes of two seconds as a network sends them.
    static func stream(frames: Int = 60) async throws -> [UInt8] {
        try await Clip(named: "clip.ts", FFmpeg.pattern(frames: frames) + ["-g", "10", "-bf", "0"]).bytes()
    }
}
