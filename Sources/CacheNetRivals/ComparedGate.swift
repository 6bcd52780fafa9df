internal import CacheNetCalibration
package import CacheNetCore

/// A way to decide what the device answers, as comparisons know it.
package struct ComparedGate: Sendable {
    enum Way: Sendable {
        case gate(any Gate)
        /// The full model, on the device or at the edge.
        case fullModel(FullModelListener, onDevice: Bool)
        /// A gate for which the right partition is always active.
        case oracle(any Gate)
    }

    package let name: String
    /// The method that a live comparison knows it by; `nil` where none does.
    let method: ComparedMethod?
    let way: Way
    /// What the choice of its threshold rests on; `nil` where nothing was chosen.
    package let basis: PromiseBasis?
    /// Why it is not certified; `nil` where it is, or nothing was chosen.
    package let shortfall: String?
    /// Whether it answers with partitions, so that an oracle could bring in the right one.
    let usesPartitions: Bool

    private init(
        _ name: String, _ way: Way, method: ComparedMethod? = nil, basis: PromiseBasis? = nil,
        shortfall: String? = nil, usesPartitions: Bool = false
    ) {
        self.name = name
        self.method = method
        self.way = way
        self.basis = basis
        self.shortfall = shortfall
        self.usesPartitions = usesPartitions
    }

    /// A gate as it is.
    package init(_ name: String, _ gate: any Gate, method: ComparedMethod? = nil, usesPartitions: Bool = false) {
        self.init(name, .gate(gate), method: method, usesPartitions: usesPartitions)
    }

    /// A gate that was calibrated for a risk.
    init(_ name: String, _ choice: RiskChoice, method: ComparedMethod? = nil, usesPartitions: Bool = false) {
        self.init(
            name, .gate(choice.gate), method: method, basis: choice.basis, shortfall: choice.shortfall,
            usesPartitions: usesPartitions)
    }

    /// CacheNet's gate, as it was calibrated.
    init(
        _ name: String, _ calibration: BeliefCalibration, keeping promise: Promise, method: ComparedMethod? = nil
    ) {
        let choice = calibration.choice(keeping: promise)
        self.init(
            name, .gate(BeliefGate(calibration.profile, rule: choice.rule)), method: method, basis: choice.basis,
            shortfall: choice.basis == .certified ? nil : calibration.certificationNote(keeping: promise),
            usesPartitions: choice.rule.asksPartitions)
    }

    /// Its gate; `nil` for what is no gate of a device.
    var gate: (any Gate)? {
        if case .gate(let gate) = way { gate } else { nil }
    }

    /// Its gate with the right partition always active; `nil` where it has no use for partitions.
    var oracle: ComparedGate? {
        guard usesPartitions, let gate else { return nil }
        return ComparedGate("oracle", .oracle(gate))
    }

    /// The full model on every frame, wherever it runs, as it is and with whatever else hears its answers.
    ///
    /// - Parameter belief: `nil` where there is none.
    static func fullModel(belief: BeliefGate?) -> [ComparedGate] {
        let listeners: [(name: String, listener: FullModelListener)] =
            [("", .nobody), (" + filter", .filter)] + (belief.map { [(" + belief", .belief($0))] } ?? [])
        return [(true, "device-only"), (false, "edge-only")].flatMap { onDevice, name in
            listeners.map { ComparedGate(name + $0.name, .fullModel($0.listener, onDevice: onDevice)) }
        }
    }
}
