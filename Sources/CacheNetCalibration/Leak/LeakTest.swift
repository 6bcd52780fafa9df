/// Whether a full model has probably learned from the records that it is calibrated on.
///
/// Then it is right on nearly all of them, so each hit seems to cost what it does not, and the gate is needlessly
/// strict. Records of one sequence are alike, so a sequence counts once.
public struct LeakTest: Sendable, Hashable {
    /// On the calibration records.
    public let calibration: FullModelScore
    /// On test records; `nil` where there are none.
    public let test: FullModelScore?

    /// Standard errors by which the accuracies must differ.
    private static let leastDeviations = 3.0
    /// By how much they must differ as well: less hardly changes a gate.
    private static let leastDifference = 0.02
    /// Below this many independent records a high accuracy is no surprise.
    private static let leastSequences = 200
    /// What is next to 100%, while the model is worse on test records.
    private static let nearlyAlways = 0.995
    private static let lessOnTest = 0.99
    /// The same without any test records.
    private static let always = 0.999

    /// - Parameters: as the properties.
    public init(calibration: FullModelScore, test: FullModelScore?) {
        self.calibration = calibration
        self.test = test
    }

    /// Whether the accuracies say so.
    ///
    /// With test records: 99.5% or more on at least 200 sequences and below 99% on test records, or more than 2 points
    /// and 3 standard errors above that on test records (the one-sided test of two proportions, with the pooled
    /// variance and a sequence counted once). Without test records: 99.9% or more on at least 200 sequences.
    public var isLeakSuspected: Bool {
        let isMany = calibration.sequences >= Self.leastSequences
        guard let test else { return isMany && calibration.accuracy >= Self.always }
        if isMany, calibration.accuracy >= Self.nearlyAlways, test.accuracy < Self.lessOnTest { return true }
        return calibration.accuracy - test.accuracy > Self.leastDifference
            && deviations(above: test) > Self.leastDeviations
    }

    /// The statistic of the one-sided test of two proportions, with the pooled variance.
    private func deviations(above test: FullModelScore) -> Double {
        let (first, second) = (Double(calibration.sequences), Double(test.sequences))
        let pooled = (first * calibration.accuracy + second * test.accuracy) / (first + second)
        let variance = pooled * (1 - pooled) * (1 / first + 1 / second)
        return variance > 0 ? (calibration.accuracy - test.accuracy) / variance.squareRoot() : 0
    }
}
