import CacheNetNetworks

extension NetworkDescription {
    /// Weights that keep values near 1 through the layers, norms with any shift and positive variances.
    func randomWeights(seed: UInt64) -> [String: [Float]] {
        var noise = Noise(seed: seed)
        var weights: [String: [Float]] = [:]
        for parameter in parameters {
            weights[parameter.path] = (0..<parameter.elementCount).map { _ in
                let value = noise.next()
                switch parameter.kind {
                case .convolutionWeight, .linearWeight: return value * (3 / Float(parameter.fanIn)).squareRoot()
                case .bias, .normShift, .runningMean: return value / 4
                case .normScale, .runningVariance: return 1 + value / 2
                }
            }
        }
        return weights
    }
}
