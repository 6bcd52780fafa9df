import Testing
import Torch

struct ModeTests {
    @Test func noGradientRecordsNothingAndEnds() throws {
        let weight = try Tensor([1, 2] as [Float]).setRequiresGradient()
        let inside = try noGradient { try weight * 2 }
        #expect(!inside.requiresGradient)
        #expect(throws: TorchError.self) { try noGradient { _ = try weight.matmul(Tensor.zeros([3])) } }
        #expect(try (weight * 2).requiresGradient)
        #expect(try !weight.detached().requiresGradient)
    }

    @Test func autocastComputesProductsInBfloat16() throws {
        let weight = try Tensor([0.1, 0.2, 0.3, 0.4] as [Float], shape: [2, 2]).setRequiresGradient()
        let x = try Tensor.full([2, 2], value: 1)
        let types = try autocast(to: .bfloat16, on: .cpu) {
            try [
                x.linear(weight: weight), x.linear(weight: weight).crossEntropy(Tensor([0, 1] as [Int64])),
                autocast(to: .float32, on: .cpu) { try x.linear(weight: weight) }, x.linear(weight: weight),
            ].map(\.scalarType)
        }
        #expect(types == [.bfloat16, .float32, .float32, .bfloat16])
        #expect(try x.linear(weight: weight).scalarType == .float32)
    }

    @Test func autocastSeesWhatAStepChanged() throws {
        let weight = try Tensor.full([1, 1], value: 1).setRequiresGradient()
        let x = try Tensor.full([1, 1], value: 1)
        func output() throws -> Double { try autocast(to: .bfloat16, on: .cpu) { try x.linear(weight: weight).item() } }
        #expect(try output() == 1)
        try noGradient { try weight.multiply(by: 2) }
        #expect(try output() == 2)
    }

    @Test func gradientsAddUpUntilCleared() throws {
        let weight = try Tensor([3] as [Float]).setRequiresGradient()
        #expect(try weight.gradient == nil)
        try (weight * weight).backward()
        try (weight * weight).backward()
        #expect(try weight.gradient?.floats() == [12])
        weight.clearGradient()
        #expect(try weight.gradient == nil)
        try (weight * weight).backward(Tensor([0.5] as [Float]))
        #expect(try weight.gradient?.floats() == [3])
    }
}
