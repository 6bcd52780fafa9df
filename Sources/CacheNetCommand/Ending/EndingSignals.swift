@unsafe @preconcurrency import Dispatch
import Foundation
import Synchronization

/// Signals that end a process take what is half written along.
enum EndingSignals {
    private static let sources = Mutex<[any DispatchSourceSignal]>([])

    /// From now on these signals delete what is unfinished before they end the process as they always do.
    ///
    /// - Parameter numbers: without those that the command handles otherwise.
    static func deleteUnfinishedFiles(on numbers: [Int32] = [SIGHUP, SIGINT, SIGQUIT, SIGTERM]) {
        for number in numbers where !isIgnored(number) {
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { ProcessEnd.follow(number) }
            // Until the source is registered, the signal would end the process at once.
            let isRegistered = DispatchSemaphore(value: 0)
            source.setRegistrationHandler { isRegistered.signal() }
            source.resume()
            isRegistered.wait()
            sources.withLock { $0.append(source) }
        }
    }

    /// Lets signals reach what this thread becomes or starts: threads of a pool block nearly all of them.
    static func unblockAll() {
        var none = sigset_t()
        unsafe sigemptyset(&none)
        unsafe pthread_sigmask(SIG_SETMASK, &none, nil)
    }

    /// Who started this process under `nohup`, or in the background of a script, wants such a signal to do nothing.
    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        unsafe sigaction(number, nil, &action)
        return unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
            == unsafeBitCast(SIG_IGN, to: Int.self)
    }
}
