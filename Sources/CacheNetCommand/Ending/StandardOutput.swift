import CacheNetCore
@unsafe @preconcurrency import Foundation
import Synchronization

/// Standard output, which `print` fills without a word about what becomes of it.
enum StandardOutput {
    private static let failure = Mutex<String?>(nil)

    /// Hands over what was printed.
    ///
    /// - Returns: what went wrong first, now or before; `nil` when all is written.
    static func flush() -> String? {
        failure.withLock { failure in
            errno = 0
            if failure == nil, unsafe fflush(stdout) != 0 || ferror(stdout) != 0 {
                failure = errno == 0 ? "a part was lost" : systemReason()
            }
            return failure
        }
    }
}
