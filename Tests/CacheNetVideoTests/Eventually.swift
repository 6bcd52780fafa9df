import Foundation

/// Returns once it is so. The suite's time limit ends it otherwise.
func eventually(_ isSo: () throws -> Bool) async throws {
    while try !isSo() { await Task.yield() }
}

/// How many threads of this process have a name.
func threadCount(named name: String) throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").count { thread in
        (try? String(contentsOfFile: "/proc/self/task/\(thread)/comm", encoding: .utf8)) == "\(name)\n"
    }
}
