import Foundation
import Synchronization
import UnixSignals

/// Notices Ctrl-C and SIGTERM. The first one asks the run to stop after the frame at hand; a second one ends the
/// process at once, for a run that waits for something that never comes.
final class Interruption: Sendable {
    private let signal = Mutex<UnixSignal?>(nil)

    var isRequested: Bool { signal.withLock { $0 != nil } }

    /// The exit code that a shell expects of an interrupted command, or `nil`.
    var exitCode: Int32? { signal.withLock { $0.map { 128 + $0.rawValue } } }

    /// Watches until the task is cancelled.
    func watch() async {
        for await received in await UnixSignalsSequence(trapping: .sigint, .sigterm) {
            let isSecond = signal.withLock { current in
                defer { current = received }
                return current != nil
            }
            if isSecond { exit(128 + received.rawValue) }
        }
    }
}
