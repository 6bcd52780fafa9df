import ArgumentParser
import Logging

/// What the server's log says, on standard error.
struct LogSettings: Equatable {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    enum Level: String, ExpressibleByArgument, CaseIterable {
        case debug, info, notice, warning, error

        var level: Logger.Level {
            switch self {
            case .debug: .debug
            case .info: .info
            case .notice: .notice
            case .warning: .warning
            case .error: .error
            }
        }
    }

    var format = Format.text
    /// At `info` there is a line for each request.
    var level = Level.notice

    func logger(_ label: String) -> Logger {
        var logger = Logger(label: label) { label -> any LogHandler in
            switch format {
            case .text: StreamLogHandler.standardError(label: label)
            case .json: JSONLogHandler(label: label)
            }
        }
        logger.logLevel = level.level
        return logger
    }
}
