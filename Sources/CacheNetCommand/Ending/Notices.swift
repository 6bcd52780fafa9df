import Foundation

/// Lines on standard error beside what a command prints.
enum Notices {
    /// What a person may want to know.
    static func note(_ text: String) { write("note: \(text)") }

    /// What a person should act on.
    static func warn(_ text: String) { write("warning: \(text)") }

    private static func write(_ text: String) {
        // Nobody to read it is no reason to stop.
        try? FileHandle.standardError.write(contentsOf: Data("cachenet: \(text)\n".utf8))
    }
}
