import ArgumentParser
import CacheNetBundle
import CacheNetCore
import CacheNetSimulation

/// Gates to try, as lists.
struct GateListOptions: ParsableArguments {
    /// Each is made before any is tried.
    private static let mostGates = 10_000

    @Option(
        help: """
            fixed, belief or both, with a comma between (default: those that the other options are for, or else what \
            the bundle has values for).
            """,
        transform: CommaList.parsed)
    var gate: CommaList<GateKind>?
    @Option(
        help: """
            Nats, for every partition; such as 0.5,0.8 or 0.2..2.0 (ten values from the first to the last) or \
            0.2..2.0/19 (so many); fixed gate only (default: the bundle's own).
            """,
        transform: CommaList.parsed)
    var threshold: CommaList<ValueRange>?
    @Option(
        help: "Misses in a row that must agree, such as 1,2 or 1..3; fixed gate only (default: 1).",
        transform: CommaList.parsed)
    var agreement: CommaList<CountRange>?
    @Option(
        help: """
            What hits of the belief gate may cost, such as 0.005,0.01 or disagreement=0.01 (default: what the bundle was \
            calibrated for).
            """,
        transform: CommaList.parsed)
    var risk: CommaList<RiskArgument>?
    @Option(
        help: """
            The same on the first frames after a change of label, as a share of these, or none (default: 0.03 with --risk, \
            else what the bundle was calibrated for).
            """,
        transform: OptionalRisk.parsed)
    var changeRisk: OptionalRisk?
    @Option(help: "Load this partition before the first frame (default: the first miss decides).")
    var startPartition: Int?

    func validate() throws {
        guard agreements.allSatisfy({ $0 >= 1 }) else {
            throw ValidationError("--agreement: expected at least 1, got \(agreements.min() ?? 0)")
        }
        let gates = max(1, thresholds.count) * agreements.count
        guard gates <= Self.mostGates else {
            throw ValidationError("--threshold, --agreement: expected at most \(Self.mostGates) gates, got \(gates)")
        }
        guard changeRisk == nil || risk != nil else {
            throw ValidationError("--change-risk needs --risk, which it goes with")
        }
        guard startPartition ?? 0 >= 0 else {
            throw ValidationError("--start-partition: expected at least 0, got \(startPartition ?? 0)")
        }
        guard gate?.elements.contains(.fixed) ?? true || (threshold == nil && agreement == nil) else {
            throw ValidationError("--threshold and --agreement have no meaning without --gate fixed")
        }
        guard gate?.elements.contains(.belief) ?? true || risk == nil else {
            throw ValidationError("--risk has no meaning without --gate belief")
        }
    }

    func choices(for bundle: BundleConfig) -> [GateChoice] {
        let kinds =
            askedKinds
            ?? (bundle.partitions.isEmpty ? [] : [GateKind.fixed]) + (bundle.belief == nil ? [] : [GateKind.belief])
        return kinds.isEmpty ? [.best] : kinds.flatMap { choices(of: $0) }
    }

    private func choices(of kind: GateKind) -> [GateChoice] {
        switch kind {
        case .fixed:
            let thresholds: [Double?] = threshold == nil ? [nil] : self.thresholds
            return agreements.flatMap { agreement in
                thresholds.map { GateChoice.fixed(threshold: $0, agreement: agreement) }
            }
        case .belief: return promises.map { GateChoice.belief($0) }
        }
    }

    /// Those that are asked for, or the best that the bundle has values for.
    var askedChoices: [GateChoice] { askedKinds.map { $0.flatMap { choices(of: $0) } } ?? [.best] }

    /// The one gate of all devices; the best that the bundle has values for where nothing is asked.
    func choice() throws -> GateChoice {
        let choices = askedChoices
        guard startPartition == nil else {
            throw ValidationError("--start-partition has no meaning with --fleet, whose devices start with none")
        }
        guard choices.count == 1 else {
            throw ValidationError("--fleet: expected one gate, which all devices have, got \(choices.count)")
        }
        return choices[0]
    }

    /// - Throws: ``SimulationError`` when there is anything that a log of frames cannot answer.
    func checkNoneIsAsked(of log: String) throws(SimulationError) {
        guard gate == nil, threshold == nil, agreement == nil, risk == nil, changeRisk == nil, startPartition == nil
        else {
            throw SimulationError(
                .unsuitable,
                "\(log): gates and where they start cannot be decided again from a log of frames: expected --policy and "
                    + "--capacity only, or what run --record-all writes")
        }
    }

    /// Those that are named, or that other options are for; `nil` where nothing is asked.
    private var askedKinds: [GateKind]? {
        if let gate { return gate.elements }
        let isFixed = threshold != nil || agreement != nil
        let kinds = (isFixed ? [GateKind.fixed] : []) + (risk != nil ? [.belief] : [])
        return kinds.isEmpty ? nil : kinds
    }

    private var thresholds: [Double] { threshold?.elements.flatMap(\.values) ?? [] }
    private var agreements: [Int] { agreement?.elements.flatMap(\.values) ?? [1] }
    /// `nil` stands for what the bundle was calibrated for.
    private var promises: [Promise?] { risk?.elements.map { $0.promise(change: changeRisk) } ?? [nil] }
}
