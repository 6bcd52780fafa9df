import Testing
import Torch

struct TensorTests {
    @Test func valuesComeBackInEachType() throws {
        #expect(try Tensor([1.5, -2] as [Float]).floats() == [1.5, -2])
        #expect(try Tensor([1.5, -2] as [Double]).doubles() == [1.5, -2])
        #expect(try Tensor([0, 255] as [UInt8]).bytes() == [0, 255])
        #expect(try Tensor([.min, .max] as [Int64]).integers() == [.min, .max])
        #expect(try Tensor([2.6, 3] as [Double]).integers() == [2, 3])
        #expect(try Tensor([1, 1.00390625] as [Float]).converted(to: .bfloat16).floats() == [1, 1])
        #expect(try Tensor([Float]()).floats() == [])
        #expect(try Tensor.full([], value: 2.5, type: .float64).item() == 2.5)
    }

    @Test func propertiesSayWhatItIs() throws {
        let tensor = try Tensor([1, 2, 3, 4, 5, 6] as [UInt8], shape: [3, 1, 2])
        #expect(tensor.shape == [3, 1, 2])
        #expect(tensor.rank == 3)
        #expect(tensor.elementCount == 6)
        #expect(tensor.device == .cpu)
        #expect(ScalarType.allCases == (try ScalarType.allCases.map { try Tensor.zeros([1], type: $0).scalarType }))
        #expect("\(tensor)" == "uint8[3, 1, 2] on cpu")
    }

    @Test func memoryIsReadAndWrittenInRowMajorOrder() throws {
        let pixels = [UInt8](0..<24)
        let tensor = try pixels[...].withUnsafeBytes { try Tensor(bytes: $0, shape: [1, 2, 3, 4], type: .uint8) }
        let last = try tensor.contiguous(channelsLast: true)
        #expect(last.isContiguous(channelsLast: true))
        #expect(!last.isContiguous())
        #expect(try last.bytes() == pixels)
        let turned = [UInt8](pixels.reversed())
        try turned.withUnsafeBytes { try last.copy(from: $0) }
        #expect(try last.bytes() == turned)
        #expect(try tensor.bytes() == pixels)
        try tensor.copy(from: Tensor([7] as [Float]))
        #expect(try tensor.bytes() == [UInt8](repeating: 7, count: 24))
    }

    @Test func aWholeNumberLeavesIntegers() throws {
        let tensor = try Tensor([1, 2] as [Int64])
        #expect(try (tensor + 1).scalarType == .int64)
        #expect(try (tensor + 0.5).floats() == [1.5, 2.5])
        #expect(try (3 - tensor).integers() == [2, 1])
        #expect(try (1 / tensor).floats() == [1, 0.5])
        try tensor.multiply(by: 3)
        #expect(try tensor.integers() == [3, 6])
    }

    @Test func inPlaceOperationsChangeViewsToo() throws {
        let tensor = try Tensor([1, 2, 3, 4] as [Float], shape: [2, 2])
        let row = try tensor.selected(0, 1)
        try row.interpolate(to: Tensor([0, 0] as [Float]), weight: 0.5)
        try row.add(Tensor([1, 1] as [Float]), scale: 2)
        #expect(try tensor.floats() == [1, 2, 3.5, 4])
        let copy = try tensor.copied()
        try row.multiply(by: 0)
        #expect(try copy.floats() == [1, 2, 3.5, 4])
    }

    @Test func reductionsAndComparisons() throws {
        let tensor = try Tensor([1, 5, 3, 4, 2, 6] as [Float], shape: [2, 3])
        #expect(try tensor.sum().item() == 21)
        #expect(try tensor.mean([0]).floats() == [2.5, 3.5, 4.5])
        #expect(try tensor.max([1], keepingDimensions: true).shape == [2, 1])
        #expect(try tensor.argmax().integers() == [1, 2])
        #expect(try tensor.gathered(1, indices: Tensor([1, 0] as [Int64], shape: [2, 1])).floats() == [5, 4])
        #expect(try tensor.greater(than: 3).choosing(tensor, else: Tensor.zeros([1])).floats() == [0, 5, 0, 4, 0, 6])
        #expect(try tensor.equal(to: tensor).sum().item() == 6)
        #expect(try tensor.isEqual(to: tensor.copied()))
        #expect(try !tensor.isEqual(to: tensor.reshaped([3, 2])))
        #expect(try tensor.isFinite())
        #expect(try !(tensor / 0).isFinite())
    }

    @Test func devicesAreParsed() throws {
        #expect(try [Device("cpu"), Device("cuda"), Device("cuda:2")] == [.cpu, .cuda(0), .cuda(2)])
        #expect(Device.cpu.isAvailable)
        #expect(!Device.cuda(1000).isAvailable)
        for text in ["", "gpu", "cpu:0", "cuda:", "cuda:-1", "cuda:x"] {
            #expect(throws: TorchError.self) { try Device(text) }
        }
    }
}
