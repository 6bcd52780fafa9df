import CacheNetCore
import Testing

struct TensorTests {
    @Test(arguments: [[-1], [2, -3], [Int.min]])
    func refusesNegativeDimensions(shape: [Int]) {
        #expect { try TensorShape(shape) } throws: { ($0 as? TensorError)?.code == .invalidShape }
    }

    @Test(arguments: [[Int.max, 2], [1 << 32, 1 << 32], [3, Int.max / 2]])
    func refusesShapesThatOverflow(shape: [Int]) {
        #expect { try Tensor(elementType: .uint8, shape: shape, bytes: []) } throws: {
            ($0 as? TensorError)?.code == .invalidShape
        }
    }

    @Test func refusesByteCountsThatOverflow() {
        #expect { try Tensor(elementType: .float32, shape: [Int.max / 2], bytes: []) } throws: {
            ($0 as? TensorError)?.code == .wrongByteCount
        }
    }

    @Test(arguments: [0, 5, 7])
    func refusesOtherByteCounts(count: Int) {
        #expect {
            try Tensor(elementType: .uint8, shape: [2, 3], bytes: [UInt8](repeating: 0, count: count))
        } throws: { error in
            guard let error = error as? TensorError else { return false }
            return error.code == .wrongByteCount && error.message.contains("expected 6")
                && error.message.contains("got \(count)")
        }
    }

    @Test(arguments: [([], 1), ([0], 0), ([0, Int.max], 0), ([2, 3, 4], 24)])
    func countsElements(shape: [Int], count: Int) throws {
        #expect(try TensorShape(shape).elementCount == count)
    }

    @Test func floatsComeBackAsTheyWere() throws {
        let values: [Float] = [1.5, -0, .infinity, 3e-30]
        let tensor = try Tensor(floats: values, shape: [2, 2])
        #expect(tensor.bytes.count == 16)
        #expect(try tensor.floats() == values)
    }

    @Test func bytesAreNotFloats() throws {
        let tensor = try Tensor(elementType: .uint8, shape: [4], bytes: [0, 0, 128, 63])
        #expect { try tensor.floats() } throws: { ($0 as? TensorError)?.code == .wrongElementType }
    }
}
