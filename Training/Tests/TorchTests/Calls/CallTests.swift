import Testing
import Torch

struct CallTests {
    @Test func operatorsAreCalledByName() throws {
        let tensor = try Tensor([3, 1, 2] as [Float])
        #expect(try Tensor.call("aten::cumsum", [.tensor(tensor), .integer(0)])[0].floats() == [3, 4, 6])
        let sorted = try Tensor.call("aten::sort", [.tensor(tensor), .integer(0), .boolean(true)])
        #expect(try sorted.map { try $0.floats() } == [[3, 2, 1], [0, 2, 1]])
        #expect(
            try Tensor.call("aten::split", overload: "Tensor", [.tensor(tensor), .integer(2)]).map(\.shape) == [
                [2], [1],
            ])
        #expect(try Tensor.call("aten::equal", [.tensor(tensor), .tensor(tensor)])[0].item() == 1)
    }

    @Test func gradientsFlowThroughThem() throws {
        let tensor = try Tensor([3, 1] as [Float]).setRequiresGradient()
        try Tensor.call("aten::cumsum", [.tensor(tensor), .integer(0), .none])[0].sum().backward()
        #expect(try tensor.gradient?.floats() == [2, 1])
    }
}
