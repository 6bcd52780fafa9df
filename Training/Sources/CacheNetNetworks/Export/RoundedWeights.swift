/// Weights as whole numbers of -127 to 127, times a scale for each output channel: symmetric, to nearest (Jacob and others,
/// "Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only Inference", 2018, equation 1 with
/// zero-point 0).
struct RoundedWeights {
    let codes: [Int8]
    /// One for each output channel; 0 for a channel of zeros.
    let scales: [Float]

    /// - Parameters:
    ///   - weights: finite, output channel first.
    ///   - channels: at least 1; divides the number of weights.
    ///   - leastScales: for each channel, what its scale is at least; empty asks for nothing.
    init(_ weights: [Float], channels: Int, leastScales: [Float] = []) {
        let size = weights.count / channels
        scales = (0..<channels).map { channel in
            let scale = (weights[channel * size..<(channel + 1) * size].map(abs).max() ?? 0) / 127
            return leastScales.isEmpty ? scale : max(scale, leastScales[channel])
        }
        codes = weights.indices.map { [scales] index in
            let scale = scales[index / size]
            // The largest weight may come out a hair above 127.
            return scale > 0 ? Int8(max(-127, min(127, (weights[index] / scale).rounded()))) : 0
        }
    }
}
