import ArgumentParser
import CacheNetCore
import Foundation

/// Hands over to `cachenet-train` beside this executable: training needs libtorch, which nothing else here does.
struct TrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Train a full model and its partitions, and pack them into a bundle.",
        discussion: "Run by cachenet-train, which `make build-training` puts beside cachenet; `cachenet train --help`."
    )

    @Argument(parsing: .captureForPassthrough)
    var arguments: [String] = []

    func run() throws {
        let executable = Executable.url.deletingLastPathComponent().appending(path: "cachenet-train").path
        guard FileManager.default.isExecutableFile(atPath: executable) else {
            throw MissingTrainer(expected: executable)
        }
        var words: [UnsafeMutablePointer<CChar>?] = unsafe ([executable] + arguments).map { unsafe strdup($0) }
        unsafe words.append(nil)
        // Threads of libtorch that spin while they wait collapse when something else wants a core; the variable counts
        // only if it is there before the library is loaded.
        unsafe setenv("OMP_WAIT_POLICY", "passive", 0)
        // The trainer inherits what this thread blocks, and must hear every signal.
        EndingSignals.unblockAll()
        // Returns only when it fails.
        unsafe execv(executable, words)
        throw MissingTrainer(expected: executable, reason: systemReason())
    }
}

/// There is no trainer to hand over to.
struct MissingTrainer: Error, CustomStringConvertible {
    let expected: String
    var reason = "there is none"

    var description: String {
        "expected the trainer at \(expected), got: \(reason); `make build-training` builds it and brings libtorch"
    }
}
