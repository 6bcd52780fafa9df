/// Decides which frames the active partition answers, and which partition should be the active one.
///
/// A gate sees every frame once, in order: first ``admits(_:of:)``, and ``answered(hint:active:)`` if it refused and the
/// edge then answered.
public protocol Gate: Sendable {
    /// The model that this gate lets answer any frame, beside the partitions; `nil` without one.
    var standby: PartitionID? { get }

    /// Whether the active partition's answer counts.
    ///
    /// - Parameter prediction: `nil` when no partition answered.
    mutating func admits(_ prediction: Prediction?, of active: PartitionID?) -> Bool

    /// The edge answered the frame that was refused last.
    ///
    /// - Parameter hint: the partition that the server advises, if it advises one.
    /// - Returns: the partition to activate, which may be the active one; `nil` changes nothing.
    mutating func answered(hint: PartitionID?, active: PartitionID?) -> PartitionID?
}

extension Gate {
    public var standby: PartitionID? { nil }
}
