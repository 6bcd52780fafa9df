import ArgumentParser
import CacheNetServer

/// Who answers a miss.
enum AnswerArgument: String, ExpressibleByArgument, CaseIterable {
    case full, partition

    var configured: EdgeServer.Configuration.Answer {
        switch self {
        case .full: .full
        case .partition: .partition
        }
    }
}
