import ArgumentParser
import CacheNetCore

/// A risk and its kind: `0.005` and `loss=0.005` are loss, `disagreement=0.01` is not.
struct RiskArgument: DescribedArgument, Hashable {
    static let expected = Promise.riskWords

    let kind: RiskKind
    let risk: Double

    init(kind: RiskKind = .loss, risk: Double = Promise().risk) {
        self.kind = kind
        self.risk = risk
    }

    init?(argument: String) {
        guard let (kind, risk) = Promise.risk(fromWords: argument) else { return nil }
        self.init(kind: kind, risk: risk)
    }

    var defaultValueDescription: String { "\(kind.rawValue)=\(risk)" }

    /// - Parameter change: what is asked of the frames after changes; `nil` where nothing is said of them.
    func promise(change: OptionalRisk?) -> Promise {
        Promise(kind: kind, risk: risk, changeRisk: change.map(\.value) ?? Promise().changeRisk)
    }
}
