internal import CacheNetCore
internal import CacheNetFormats

extension PromiseTest {
    /// A line for each split: what was asked for and what came of it, as shares of 0 to 1; nothing in the place of a change
    /// risk that was not asked for.
    package var csv: String {
        CSVTable<(split: Int, trial: Trial)>([
            .init("split", \.split), .init("basis", \.trial.basis.rawValue), .figure("hits", \.trial.hitRatio),
            .figure("risk") { [promise] _ in promise.risk }, .figure("loss", \.trial.loss),
            .figure("change_risk") { [promise] _ in promise.changeRisk }, .figure("gap", \.trial.gap),
        ]).text(trials.enumerated().map { (split: $0, trial: $1) })
    }
}
