public import CacheNetCore

/// The rules every `Gate` keeps, whatever it decides.
///
///     #expect(GateConformance.violations { MyGate() } == [])
///
/// It does not import a testing library, so it works under any.
public enum GateConformance {
    /// Drives gates through streams of answers, some of them missing or not numbers, on devices with and without models.
    ///
    /// - Parameters:
    ///   - partitions: that the gate is made for, at least 1.
    ///   - labels: that the gate is made for, at least 2.
    ///   - frames: of each stream, at least 1.
    ///   - makeGate: makes a gate that has seen nothing; those it makes must be alike.
    /// - Returns: one sentence for each violated rule; empty when the gate conforms.
    public static func violations(
        partitions: Int = 3, labels: Int = 6, frames: Int = 500, _ makeGate: () -> any Gate
    ) -> [String] {
        var run = GateRun(partitions: partitions, labels: labels, gate: makeGate(), twin: makeGate())
        run.checkNothingResident()
        run.checkStream(frames: frames, residents: Array(0..<partitions), hasFallback: true)
        run.checkStream(frames: frames, residents: [0], hasFallback: false)
        run.checkStream(frames: frames, residents: [], hasFallback: true)
        run.checkBrokenAnswers()
        run.checkCopies(frames: frames)
        return run.violations
    }
}
