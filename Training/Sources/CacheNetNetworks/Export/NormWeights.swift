/// What a batch norm has learnt and seen, one number for each channel.
struct NormWeights {
    let scale: [Float]
    let shift: [Float]
    let mean: [Float]
    /// At least 0.
    let variance: [Float]

    /// The weight and bias of one convolution that does the work of another and of this norm after it: once trained,
    /// a norm only computes `factor * x + constant` (Ioffe and Szegedy, "Batch Normalization", 2015, algorithm 2).
    ///
    /// - Parameters:
    ///   - weight: output channel first.
    ///   - bias: `nil` stands for 0.
    func folded(into weight: [Float], _ bias: [Float]?) -> (weight: [Float], bias: [Float]) {
        let factors = zip(scale, variance).map { scale, variance in
            Double(scale) / (Double(variance) + Layer.batchNormEpsilon).squareRoot()
        }
        let size = weight.count / factors.count
        let folded = weight.indices.map { Float(Double(weight[$0]) * factors[$0 / size]) }
        let biases = factors.indices.map {
            Float((Double(bias?[$0] ?? 0) - Double(mean[$0])) * factors[$0] + Double(shift[$0]))
        }
        return (folded, biases)
    }
}
