extension Tensor {
    /// The natural logarithms of probabilities, which a softmax turns into the same probabilities again.
    ///
    /// - Throws: ``TensorError`` when the elements are not `float32`.
    package func logitsOfProbabilities() throws(TensorError) -> Tensor {
        try Tensor(floats: logits(ofProbabilities: try floats()), shape: shape)
    }
}
