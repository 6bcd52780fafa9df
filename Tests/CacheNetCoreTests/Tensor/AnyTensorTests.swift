import CacheNetCore
import Testing

/// Frames that are no pictures.
struct AnyTensorTests {
    private func sound(_ samples: [Int16], shape: [Int]) throws -> Tensor {
        try Tensor(elementType: .int16, shape: shape, bytes: samples.withUnsafeBytes { [UInt8]($0) })
    }

    @Test func soundBecomesFloats() throws {
        let sound = try sound([0, 16_384, -32_768, 32_767], shape: [2, 2])
        let floats = try Preprocess(elementType: .float32, scale: 1 / 32_768).apply(to: sound)
        #expect(floats.shape == [2, 2])
        #expect(try floats.floats() == [0, 0.5, -1, 32_767 / 32_768])
    }

    /// Of a frame of one dimension every element is a channel.
    @Test func measurementsHaveEachItsOwnMean() throws {
        let row = try Tensor(floats: [1, 20, 300], shape: [1, 3])
        let preprocess = try Preprocess(elementType: .float32, mean: [1, 10, 100], deviation: [1, 5, 100])
        #expect(try preprocess.apply(to: row).floats() == [0, 2, 2])
    }

    @Test(arguments: ElementType.allCases)
    func everyTypeIsKeptOrBecomesFloats(type: ElementType) throws {
        func bytes<Element: BitwiseCopyable>(_ elements: [Element]) -> [UInt8] {
            elements.withUnsafeBytes { [UInt8]($0) }
        }
        let bytes: [UInt8] =
            switch type {
            case .uint8: [1, 2]
            case .int8: bytes([1, 2] as [Int8])
            case .uint16: bytes([1, 2] as [UInt16])
            case .int16: bytes([1, 2] as [Int16])
            case .uint32: bytes([1, 2] as [UInt32])
            case .int32: bytes([1, 2] as [Int32])
            case .uint64: bytes([1, 2] as [UInt64])
            case .int64: bytes([1, 2] as [Int64])
            case .float32: bytes([1, 2] as [Float])
            case .float64: bytes([1, 2] as [Double])
            }
        let frame = try Tensor(elementType: type, shape: [1, 2], bytes: bytes)
        #expect(try Preprocess.unchanged(type).apply(to: frame) == frame)
        #expect(try Preprocess(elementType: .float32, scale: 2).apply(to: frame).floats() == [2, 4])
    }

    @Test func elementsOfTwoBytesMoveTogether() throws {
        let frame = try sound([1, 2, 3, 4, 5, 6], shape: [1, 2, 1, 3])
        let moved = try Preprocess(elementType: .int16, layout: .channelsLast).apply(to: frame)
        #expect(moved == (try sound([1, 4, 2, 5, 3, 6], shape: [1, 1, 3, 2])))
    }

    @Test func refusesWhatDoesNotFit() throws {
        func code(_ preprocess: Preprocess, _ frame: Tensor) -> TensorError.Code? {
            do throws(TensorError) { _ = try preprocess.apply(to: frame) } catch { return error.code }
            return nil
        }
        let sound = try sound([1, 2], shape: [1, 2])
        #expect(code(.none, sound) == .wrongElementType)
        #expect(code(.unchanged(.int32), sound) == .wrongElementType)
        #expect(code(try Preprocess(elementType: .float32, layout: .channelsLast), sound) == .invalidShape)
        #expect(code(try Preprocess(elementType: .float32, mean: [1]), sound) == .invalidPreprocess)
        #expect(throws: TensorError.self) { try Preprocess(elementType: .int16, scale: 2) }
    }

    @Test func aFormatKnowsItsFrames() throws {
        let format = FrameFormat(elementType: .int16, shape: [2])
        let batch = try sound([1, 2], shape: [1, 2])
        #expect(format.batch(batch) == batch)
        #expect(format.batch(try sound([1, 2], shape: [2])) == batch)
        for stranger in [
            try sound([1], shape: [1]), try sound([1, 2], shape: [2, 1]), try Tensor(floats: [1, 2], shape: [2]),
        ] {
            #expect(format.batch(stranger) == nil)
        }
        #expect(try format.zeros(batch: 3) == sound([0, 0, 0, 0, 0, 0], shape: [3, 2]))
        #expect(!format.isPicture && "\(format)" == "int16 [2]")
        #expect(FrameFormat(elementType: .uint8, shape: [3, 4, 5]).isPicture)
        #expect(throws: TensorError.self) { try FrameFormat(elementType: .int16, shape: [.max, 2]).zeros() }
    }
}
