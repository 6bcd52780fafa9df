/// What the records of a data set are for. No record, and no sequence of records, is in two splits.
public enum Split: String, Sendable, Hashable, CaseIterable {
    /// What models learn from.
    case train
    /// What temperatures and thresholds are set on; no model has learned from it.
    case calibration
    /// What results are reported on.
    case test
}
