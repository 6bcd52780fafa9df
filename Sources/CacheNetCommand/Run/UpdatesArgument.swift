import ArgumentParser
import CacheNetDevice

/// The word `never`, or how often a device asks for a new version of its bundle.
struct UpdatesArgument: DescribedArgument {
    static let expected = "never, or \(DurationArgument.expected)"

    let updates: DeviceConfiguration.Updates

    init?(argument: String) {
        if argument == "never" {
            updates = .never
        } else {
            guard let interval = DurationArgument(argument: argument) else { return nil }
            updates = .automatic(every: interval.duration)
        }
    }
}
