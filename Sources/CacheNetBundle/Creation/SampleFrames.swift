import CacheNetCore

/// Frames that every model has to answer before it comes into a bundle.
enum SampleFrames {
    struct Frame {
        /// As errors name it.
        let name: String
        /// Batch of 1.
        let tensor: Tensor
    }

    /// Zeros, the largest values that pictures and small integers have, or 1, and noise between the two. A wide integer
    /// may be an index, which few models take beyond 1.
    static func make(_ format: FrameFormat) throws(BundleError) -> [Frame] {
        let count = format.shape.reduce(1, *)
        var state: UInt64 = 1
        let noise = (0..<count).map { _ in
            // Knuth's linear congruential generator (MMIX): the same frame on every machine.
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(state >> 56)
        }
        let isPicture = format.isPicture
        return try [
            (isPicture ? "a black frame" : "a frame of zeros", [UInt8](repeating: 0, count: count)),
            (isPicture ? "a white frame" : "a frame of the largest values", [UInt8](repeating: 255, count: count)),
            ("a frame of noise", noise),
        ].map { name, shades throws(BundleError) in
            do throws(TensorError) {
                let bytes = bytes(shades, as: format.elementType)
                return Frame(
                    name: name,
                    tensor: try Tensor(elementType: format.elementType, shape: format.batchShape, bytes: bytes))
            } catch {
                throw BundleError(.invalidConfig, "input.shape: \(error.message)")
            }
        }
    }

    /// - Parameter shades: 0 to 255, which stand for 0 to a type's largest value or 1.
    private static func bytes(_ shades: [UInt8], as type: ElementType) -> [UInt8] {
        func make<Element: BitwiseCopyable>(_ element: (UInt8) -> Element) -> [UInt8] {
            unsafe shades.map(element).withUnsafeBytes { unsafe [UInt8]($0) }
        }
        return switch type {
        case .uint8: shades
        case .int8: make { Int8($0 >> 1) }
        case .uint16: make { UInt16($0) << 8 | UInt16($0) }
        case .int16: make { Int16($0) << 7 | Int16($0 >> 1) }
        case .uint32: make { UInt32($0 >> 7) }
        case .int32: make { Int32($0 >> 7) }
        case .uint64: make { UInt64($0 >> 7) }
        case .int64: make { Int64($0 >> 7) }
        case .float32: make { Float($0) / 255 }
        case .float64: make { Double($0) / 255 }
        }
    }
}
