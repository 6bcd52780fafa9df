import Testing
import Torch

/// Misuse throws, with libtorch's own words where it is libtorch that refuses.
struct MisuseTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let misuse: @Sendable () throws -> Void

        init(_ words: String, _ misuse: @escaping @Sendable () throws -> Void) {
            testDescription = words
            self.misuse = misuse
        }
    }

    static let cases = [
        Case("mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)") {
            let tensor = try Tensor.zeros([2, 3])
            _ = try tensor.matmul(tensor)
        },
        Case("must match the size of tensor b (4)") { _ = try Tensor.zeros([3]) + Tensor.zeros([4]) },
        Case("expected 8 bytes") { _ = try Tensor([1, 2, 3] as [Float], shape: [2]) },
        Case("expected 12 bytes") { try [UInt8]().withUnsafeBytes { try Tensor.zeros([3]).copy(from: $0) } },
        Case("negative dimension -2") { _ = try Tensor.zeros([-2]) },
        Case("overflow") { _ = try Tensor.zeros([1 << 40, 1 << 40]) },
        Case("Dimension out of range") { _ = try Tensor.zeros([2]).sum([3]) },
        Case("start (0) + length (5) exceeds dimension size (2)") { _ = try Tensor.zeros([2]).narrowed(0, 0..<5) },
        Case("index out of range") { _ = try Tensor.zeros([2]).selected(0, indices: Tensor([2] as [Int64])) },
        Case("Target 7 is out of bounds") { _ = try Tensor.zeros([1, 3]).crossEntropy(Tensor([7] as [Int64])) },
        Case("cannot be converted to Scalar") { _ = try Tensor.zeros([2]).item() },
        Case("does not require grad") { try Tensor.zeros([1]).backward() },
        Case("leaf Variable that requires grad") { try Tensor.zeros([1]).setRequiresGradient().multiply(by: 2) },
        Case("Only Tensors of floating point") { try Tensor.zeros([1], type: .int64).setRequiresGradient() },
        Case("expected one of the") { _ = try Tensor.zeros([1], device: .cuda(1000)) },
        Case("Expected positive number of threads") { try TorchRuntime.setThreadCount(0) },
        Case("there is no operator aten::nothing") { _ = try Tensor.call("aten::nothing", []) },
        Case("missing value for argument 'self'") { _ = try Tensor.call("aten::relu", []) },
        Case("instead found type 'str'") { _ = try Tensor.call("aten::relu", [.text("x")]) },
        Case("got another type") {
            let (x, half) = (Argument.tensor(try Tensor.zeros([1])), Argument.integer(5))
            _ = try Tensor.call("aten::to", overload: "dtype", [x, half])
        },
    ]

    @Test(arguments: cases)
    func throwsWithAReason(_ example: Case) throws {
        let error = #expect(throws: TorchError.self) { try example.misuse() }
        let message = try #require(error).message
        #expect(message.contains(example.testDescription), "\(message)")
        #expect(error?.code == .operation)
    }
}
