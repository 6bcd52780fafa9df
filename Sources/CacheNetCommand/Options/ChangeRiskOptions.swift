import ArgumentParser
import CacheNetCore

/// The second part of a promise that gates are calibrated for.
struct ChangeRiskOptions: ParsableArguments {
    @Option(
        help: """
            The same on the first frame, and on the first three, after a change of label, as a share of these; none asks \
            nothing of them (default: \(OptionalRisk(Promise().changeRisk).defaultValueDescription)).
            """,
        transform: OptionalRisk.parsed)
    var changeRisk = OptionalRisk(Promise().changeRisk)
}
