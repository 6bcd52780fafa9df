import ArgumentParser
import CacheNetCalibration

/// How long a link is gone, and from one time to the next, such as `5s/60s`.
struct OutageArgument: DescribedArgument {
    static let expected = "LENGTH/PERIOD such as 5s/60s, of 1ms to 3600s, the period longer by 1ms or more"

    let outage: LinkOutage

    init?(argument: String) {
        let durations = argument.split(separator: "/", omittingEmptySubsequences: false).map {
            DurationArgument(argument: String($0))?.duration
        }
        guard durations.count == 2, let length = durations[0], let period = durations[1],
            let outage = try? LinkOutage(length: length, period: period)
        else { return nil }
        self.outage = outage
    }
}
