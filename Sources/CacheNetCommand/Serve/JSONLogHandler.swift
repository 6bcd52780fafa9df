import CacheNetProtocol
import Foundation
import Logging

/// One JSON object a line on standard error: `time`, `level`, `logger`, `message`, and the metadata's members as texts.
struct JSONLogHandler: LogHandler {
    private static let reserved: Set = ["time", "level", "logger", "message"]

    let label: String
    var logLevel = Logger.Level.info
    var metadata = Logger.Metadata()
    var metadataProvider: Logger.MetadataProvider?

    init(label: String) {
        self.label = label
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var line = JSONWriter(capacity: 512)
        line.raw("{")
        line.member("time", Self.now)
        line.member(",level", event.level.rawValue)
        line.member(",logger", label)
        line.member(",message", "\(event.message)")
        var all = metadata
        for more in [metadataProvider?.get(), event.metadata] { all.merge(more ?? [:]) { $1 } }
        for (key, value) in all.sorted(by: { $0.key < $1.key }) {
            line.member(Self.reserved.contains(key) ? ",\(key)_" : ",\(key)", "\(value)")
        }
        line.raw("}\n")
        // One call for a line, so that lines of several threads stay whole; nobody to read them is no reason to stop.
        _ = unsafe line.bytes.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    /// Such as `2026-01-31T12:00:00.123456Z`.
    private static var now: String {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        var parts = unsafe tm()
        unsafe gmtime_r(&time.tv_sec, &parts)
        func digits(_ value: some BinaryInteger, _ count: Int) -> String {
            let text = "\(value)"
            return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
        }
        let date =
            unsafe "\(digits(parts.tm_year + 1900, 4))-\(digits(parts.tm_mon + 1, 2))-\(digits(parts.tm_mday, 2))"
        let clock = unsafe "\(digits(parts.tm_hour, 2)):\(digits(parts.tm_min, 2)):\(digits(parts.tm_sec, 2))"
        return "\(date)T\(clock).\(digits(time.tv_nsec / 1000, 6))Z"
    }
}

extension JSONWriter {
    /// - Parameter name: with a comma before it, where another member is.
    fileprivate mutating func member(_ name: String, _ value: String) {
        if name.hasPrefix(",") { raw(",") }
        string(name.hasPrefix(",") ? String(name.dropFirst()) : name)
        raw(":")
        string(value)
    }
}
