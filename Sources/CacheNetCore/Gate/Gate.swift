/// Decides which frames the device answers, which of its models is asked, and which partition should be active.
///
/// A gate is a value that sees a stream frame by frame: ``begin(_:)``, then ``modelAnswered(_:by:)`` for each model that
/// it asked, and, where it asked the edge and that answered, ``edgeAnswered(_:)``. Each of them moves what the gate
/// believes of the stream; the first two return what to do next. After a frame ``wanted`` is read.
///
/// ```swift
/// /// The fallback model answers while it is sure.
/// struct SureEnough: Gate {
///     let usesFallback = true
///
///     func begin(_ frame: FrameContext) -> GateDecision {
///         frame.resident.hasFallback ? .ask(.fallback) : .askEdge
///     }
///
///     func modelAnswered(_ answer: ModelAnswer?, by model: DeviceModel) -> GateDecision {
///         guard let answer, answer.prediction.entropy < 0.3 else { return .askEdge }
///         return .answer(GateAnswer(answer.prediction))
///     }
/// }
/// ```
///
/// Frames may overlap: while one waits for the edge, the next may begin. Evidence counts in the order of `begin`; where an
/// answer of the edge comes after a later frame began, the gate is set back to before that frame and told of it again. So
/// a gate takes nothing for granted about what became of its decisions, and its methods depend on nothing but the value
/// and their arguments. The edge's answer to a frame is not told at all once a later frame is finished.
///
/// Every gate must pass `GateConformance` of `CacheNetTestKit`.
public protocol Gate: Sendable {
    /// Whether it asks the fallback model. A device then fetches that at its first miss, before any partition, and keeps it.
    var usesFallback: Bool { get }

    /// Whether what it does with a frame depends on frames before. Of a gate without memory, calibration knows that all
    /// streams of the same frames cost the same.
    var hasMemory: Bool { get }

    /// The name of a model output to be heard beside the labels (``ModelAnswer/features``); `nil` for none.
    var featureOutput: String? { get }

    /// The partition that should be active, which may be the active one, now that the frame is through; `nil` changes
    /// nothing.
    var wanted: PartitionID? { get }

    /// What the last answer of a model to the frame at hand was weighed by, for logs; `nil` where none was, or where the gate
    /// does not tell.
    var weighed: Weighed? { get }

    /// A new frame is at hand.
    mutating func begin(_ frame: FrameContext) -> GateDecision

    /// A model that was asked about the frame at hand answered.
    ///
    /// - Parameter answer: `nil` where it failed.
    mutating func modelAnswered(_ answer: ModelAnswer?, by model: DeviceModel) -> GateDecision

    /// The edge answered the frame at hand. Its hint, if there is one, is one of the bundle's partitions.
    mutating func edgeAnswered(_ answer: EdgeAnswer)

    /// The edge checked an answer of the device, some frames ago.
    mutating func audited(_ audit: Audit)
}

extension Gate {
    /// It does.
    public var hasMemory: Bool { true }
    /// No output beside the labels.
    public var featureOutput: String? { nil }
    /// Changes nothing: the active partition stays.
    public var wanted: PartitionID? { nil }
    /// It does not tell.
    public var weighed: Weighed? { nil }
    /// Learns nothing from the edge.
    public mutating func edgeAnswered(_ answer: EdgeAnswer) {}
    /// Learns nothing from audits.
    public mutating func audited(_ audit: Audit) {}
}
