import CacheNetCore

/// Frames that every model has to answer before it comes into a bundle.
enum SampleFrames {
    struct Frame {
        /// As errors name it.
        let name: String
        /// `uint8`, batch of 1.
        let tensor: Tensor
    }

    /// - Parameter shape: channels, height, width.
    static func make(shape: [Int]) throws(BundleError) -> [Frame] {
        let count = shape.reduce(1, *)
        var state: UInt64 = 1
        let noise = (0..<count).map { _ in
            // Knuth's linear congruential generator (MMIX): the same frame on every machine.
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(state >> 56)
        }
        return [
            try frame("a black frame", shape, [UInt8](repeating: 0, count: count)),
            try frame("a white frame", shape, [UInt8](repeating: 255, count: count)),
            try frame("a frame of noise", shape, noise),
        ]
    }

    private static func frame(_ name: String, _ shape: [Int], _ bytes: [UInt8]) throws(BundleError) -> Frame {
        do {
            return Frame(name: name, tensor: try Tensor(elementType: .uint8, shape: [1] + shape, bytes: bytes))
        } catch {
            throw BundleError(.invalidConfig, "input.shape: \(error.message)")
        }
    }
}
