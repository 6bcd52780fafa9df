import Testing
import Torch

/// Nothing stays behind. A leak of a single tensor in each round would be over 250 MB.
@Suite(.serialized)
struct MemoryTests {
    static let allowance = 100_000_000

    @Test func stepsLeaveNothing() throws {
        let weight = try Tensor.full([256, 1024], value: 0.01).setRequiresGradient()
        let optimizer = try SGD([ParameterGroup([Parameter("w", weight)])], learningRate: 1e-6, momentum: 0.9)
        let x = try Tensor.full([16, 1024], value: 0.5)
        let labels = try Tensor([Int64](repeating: 3, count: 16))
        func step() throws {
            let loss = try autocast(to: .bfloat16, on: .cpu) { try x.linear(weight: weight).crossEntropy(labels) }
            optimizer.zeroGradients()
            try loss.backward()
            try optimizer.step()
        }
        for _ in 0..<20 { try step() }
        let before = try residentByteCount()
        for _ in 0..<300 { try step() }
        #expect(try residentByteCount() - before < Self.allowance)
    }

    @Test func throwingCallsLeaveNothing() throws {
        let weight = try Tensor.full([256, 256], value: 0.5).setRequiresGradient()
        func misuse() {
            #expect(throws: TorchError.self) { try (weight * 2).exp().matmul(Tensor.zeros([3, 3])) }
            #expect(throws: TorchError.self) {
                try Tensor.call("aten::cat", [.tensors([weight * 2, Tensor.zeros([3, 3])]), .integer(0)])
            }
        }
        for _ in 0..<20 { misuse() }
        let before = try residentByteCount()
        for _ in 0..<1000 { misuse() }
        #expect(try residentByteCount() - before < Self.allowance)
    }
}
