import Foundation

/// Ends this process with its standard input: whoever holds the other end of a pipe takes it along, however that one ends.
enum InputWatch {
    static func start() {
        let thread = Thread {
            var bytes = [UInt8](repeating: 0, count: 512)
            while true {
                let count = unsafe read(0, &bytes, bytes.count)
                if count == 0 || (count < 0 && errno != EINTR) { break }
            }
            // As if somebody had asked it to end: at once before it serves, and after requests under way once it does.
            kill(getpid(), SIGTERM)
        }
        thread.name = "cachenet-input"
        thread.start()
    }
}
