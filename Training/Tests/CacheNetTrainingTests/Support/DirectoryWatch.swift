import Glibc

/// Waits until files are put into place in a directory.
final class DirectoryWatch {
    private let descriptor: Int32

    init(_ path: String) throws {
        descriptor = inotify_init1(Int32(IN_CLOEXEC))
        guard descriptor >= 0, inotify_add_watch(descriptor, path, UInt32(IN_MOVED_TO)) >= 0 else {
            throw WatchError(reason: String(cString: strerror(errno)))
        }
    }

    deinit { close(descriptor) }

    /// Returns when a file of that name was put into place so many times since the beginning.
    ///
    /// - Throws: when nothing happens for a minute.
    func wait(for name: String, times: Int = 1) throws {
        var left = times
        var buffer = [UInt8](repeating: 0, count: 4096)
        while left > 0 {
            var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&request, 1, 60_000) > 0 else { throw WatchError(reason: "no \(name) within a minute") }
            let count = read(descriptor, &buffer, buffer.count)
            // An event is three words, the length of a name padded with zeros, and the name.
            var start = 0
            while start + 16 <= count {
                let length = buffer[(start + 12)..<(start + 16)].reversed().reduce(0) { $0 << 8 | Int($1) }
                let bytes = buffer[(start + 16)..<(start + 16 + length)].prefix { $0 != 0 }
                if String(decoding: bytes, as: UTF8.self) == name { left -= 1 }
                start += 16 + length
            }
        }
    }

    struct WatchError: Error {
        let reason: String
    }
}
