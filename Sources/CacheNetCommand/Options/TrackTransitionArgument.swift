import ArgumentParser
import CacheNetData

/// What a track shows besides the views of its picture.
struct TrackTransitionArgument: DescribedArgument {
    let transition: TrackTransition

    init?(argument: String) {
        guard let transition = TrackTransition(rawValue: argument) else { return nil }
        self.transition = transition
    }

    var defaultValueDescription: String { transition.rawValue }
    static var allValueStrings: [String] { TrackTransition.allCases.map(\.rawValue) }
}
