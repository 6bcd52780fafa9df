/// What hits may cost at most.
///
/// The mean over all frames hides what users see: changes. So a promise has two parts.
public struct Promise: Sendable, Hashable, Codable {
    /// What both parts are a risk of.
    public var kind: RiskKind
    /// As a share of all frames, above 0 and below 1.
    public var risk: Double
    /// The same of the first frame after a change of label, and of the first three, as a share of these; `nil` where nothing
    /// is asked of them.
    public var changeRisk: Double?

    /// Half a point below the full model, and three points after changes, where nothing else is asked.
    public init(kind: RiskKind = .loss, risk: Double = 0.005, changeRisk: Double? = 0.03) {
        self.kind = kind
        self.risk = risk
        self.changeRisk = changeRisk
    }

    /// Whether it is kept.
    ///
    /// - Parameters:
    ///   - loss: over all frames, in the kind's unit.
    ///   - gap: after changes.
    public func isKept(loss: Double, gap: Double) -> Bool { loss <= risk && gap <= changeRisk ?? .infinity }

    /// - Throws: ``GateError`` that names the first value that is out of its range.
    public func check() throws(GateError) {
        for (name, share) in [("risk", risk), ("change risk", changeRisk ?? 0.5)] where !(share > 0 && share < 1) {
            throw GateError("\(name): expected more than 0 and less than 1, got \(share)")
        }
    }
}

extension Promise: CustomStringConvertible {
    /// Such as `loss 0.005, after changes 0.03`.
    public var description: String {
        "\(kind.rawValue) \(risk)" + (changeRisk.map { ", after changes \($0)" } ?? "")
    }
}
