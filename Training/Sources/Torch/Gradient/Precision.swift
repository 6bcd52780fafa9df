/// The type that convolutions and matrix products compute in.
public enum Precision: String, Sendable, CaseIterable, Codable {
    /// The tensors' own.
    case float32
    /// 8 bits of exponent and 8 of fraction: faster where the hardware has it, with weights and sums kept in `float32`.
    case bfloat16
}
