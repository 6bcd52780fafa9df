/// How numbers become `uint8`: `round(value / step) + zero`, which spans a range that holds 0 (Jacob and others,
/// "Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only Inference", 2018, equation 1).
struct Quantization: Sendable, Hashable {
    let step: Float
    let zero: UInt8

    init(_ range: ClosedRange<Float>) {
        let width = range.upperBound - range.lowerBound
        // A value that is always 0 needs no steps, but a divisor.
        step = width > 0 ? width / 255 : 1
        zero = UInt8(max(0, min(255, (-range.lowerBound / step).rounded())))
    }
}
