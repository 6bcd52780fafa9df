public import CacheNetCore

/// Who hears the full model's answers where it answers every frame, and gives the final answer.
public enum FullModelListener: Sendable {
    /// Nobody: they are the answers.
    case nobody
    /// The label filter that a stream was made with.
    case filter
    /// The belief of a gate that has seen nothing yet.
    case belief(BeliefGate)
}
