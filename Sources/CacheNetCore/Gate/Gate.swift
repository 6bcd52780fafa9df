/// Decides which frames the device answers, which of its models is asked, and which partition should be the active one.
///
/// A gate sees every frame once, in order: ``first(active:hasFallback:)`` names the model to ask, ``admits(_:of:)`` judges
/// its answer. If that does not count and the fallback model was not asked yet, the fallback model's is judged as well. If that does not
/// count either and the edge then answers, ``answered(hint:active:)`` says so. After that ``wanted`` is read.
public protocol Gate: Sendable {
    /// The model beside the partitions that may answer any frame; `nil` where the gate knows none.
    var fallback: PartitionID? { get }

    /// The partition that should be active, which may be the active one, now that the frame is through; `nil` changes
    /// nothing.
    var wanted: PartitionID? { get }

    /// A new frame is at hand.
    ///
    /// - Parameter hasFallback: whether the device has it in memory.
    /// - Returns: the model to ask: the active partition or the fallback model; `nil` where there is neither.
    mutating func first(active: PartitionID?, hasFallback: Bool) -> PartitionID?

    /// Whether a model's answer counts.
    ///
    /// - Parameter prediction: `nil` when no model answered.
    mutating func admits(_ prediction: Prediction?, of model: PartitionID?) -> Bool

    /// The edge answered a frame that the device did not.
    ///
    /// - Parameter hint: the partition that the server advises, if it advises one.
    mutating func answered(hint: PartitionID?, active: PartitionID?)
}
