#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The softmax of `logits / temperature`, computed in double precision after subtracting the maximum.
///
/// - Parameters:
///   - logits: one value for each label; any value that is not finite makes every probability NaN.
///   - temperature: above 0; below 1 sharpens, above 1 flattens (Guo et al., "On Calibration of Modern Neural
///     Networks", 2017, equation 9).
/// - Returns: probabilities in label order, summing to 1.
public func softmax(_ logits: [Float], temperature: Double = 1) -> [Double] {
    guard logits.allSatisfy(\.isFinite), let maximum = logits.max() else {
        return [Double](repeating: .nan, count: logits.count)
    }
    var sum = 0.0
    var result = logits.map { logit in
        let value = exp((Double(logit) - Double(maximum)) / temperature)
        sum += value
        return value
    }
    for index in result.indices { result[index] /= sum }
    return result
}

/// Logits whose softmax is these probabilities: their natural logarithms.
///
/// - Parameter probabilities: 0 to 1; below 1e-37, about the smallest normal `Float`, they count as that.
/// - Returns: NaN where a probability is.
public func logits(ofProbabilities probabilities: [Float]) -> [Float] {
    probabilities.map { $0.isNaN ? $0 : log(max($0, 1e-37)) }
}

/// The index of the largest value; ties go to the lowest index, and nothing compares above NaN.
///
/// - Returns: `nil` for an empty array or one that holds only NaN.
public func argmax<Value: FloatingPoint>(_ values: [Value]) -> Int? {
    var best: Int?
    for (index, value) in values.enumerated() where !value.isNaN {
        if let current = best, value <= values[current] { continue }
        best = index
    }
    return best
}
