internal import CacheNetCore

extension LocalityFit {
    /// The profile with the losses that were seen in place of bounds on them.
    ///
    /// - Throws: ``CalibrationError`` when the estimates do not fit the profile.
    func estimatedProfile() throws(CalibrationError) -> LocalityProfile {
        do {
            return try LocalityProfile(
                ownHintReliability: profile.ownHintReliability, foreignHintReliability: profile.foreignHintReliability,
                switchRates: profile.switchRates, lossThresholds: profile.lossThresholds,
                lists: estimates.map { list in
                    LossThresholdTable(lossBounds: list.map(\.mean), hitRatios: list.map(\.hitRatio))
                }, fallback: profile.fallback, confidence: profile.confidence, records: profile.records)
        } catch {
            throw CalibrationError(.unsuitableRecords, "locality: \(error)")
        }
    }
}
