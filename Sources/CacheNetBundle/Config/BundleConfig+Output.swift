extension BundleConfig {
    /// What a model's output holds.
    public enum Output: String, Codable, Sendable, CaseIterable {
        case logits
        /// The model ends in a softmax.
        case probabilities
    }
}
