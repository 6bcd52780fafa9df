internal import CacheNetCalibration
package import CacheNetCore

/// Gates that were calibrated for the same risk on streams of one kind, for methods that are compared live.
package struct CalibratedGates: Sendable {
    /// What they were asked to keep.
    package let promise: Promise
    /// Sequences, or independent records, that they were calibrated on.
    package let sequences: Int
    /// Those that are not certified.
    package let uncertified: [ComparedMethod]
    package let gates: [ComparedMethod: any Gate]
    /// For the full model's answers.
    package let filter: LabelFilter

    /// - Parameters:
    ///   - gates: those that no live comparison knows are left out.
    ///   - filter: for the full model's answers.
    ///   - sequences: that they were calibrated on.
    package init(_ gates: [ComparedGate], filter: LabelFilter, promise: Promise, sequences: Int) {
        self.promise = promise
        self.sequences = sequences
        self.filter = filter
        var found: [ComparedMethod: any Gate] = [:]
        for gate in gates { if let method = gate.method { found[method] = gate.gate } }
        self.gates = found
        uncertified = gates.filter { $0.basis != nil && $0.basis != .certified }.compactMap(\.method)
    }
}
