import Testing
import Torch

struct OptimizerStateTests {
    enum Kind: CaseIterable {
        case sgd, adamW

        func make(_ groups: [ParameterGroup]) throws -> any Optimizer {
            switch self {
            case .sgd: try SGD(groups, learningRate: 0.05, momentum: 0.9, nesterov: true)
            case .adamW: try AdamW(groups, learningRate: 0.05)
            }
        }
    }

    @Test(arguments: Kind.allCases)
    func continuesExactlyFromARestoredState(kind: Kind) throws {
        let folder = try TemporaryFolder()
        let straight = try Tensor([1, -2, 3] as [Float]).setRequiresGradient()
        let optimizer = try kind.make([ParameterGroup([Parameter("w", straight)], weightDecay: 0.1)])
        for _ in 0..<3 { try descend(straight, optimizer) }
        let file = folder.file("state.safetensors")
        try SafeTensors(optimizer.state()).write(to: file)
        let resumed = try straight.detached().copied().setRequiresGradient()
        for _ in 0..<3 { try descend(straight, optimizer) }

        let another = try kind.make([ParameterGroup([Parameter("w", resumed)], weightDecay: 0.1)])
        try another.restore(SafeTensors(contentsOf: file).tensors)
        for _ in 0..<3 { try descend(resumed, another) }
        #expect(try resumed.floats() == straight.floats())
    }

    @Test func refusesAStateOfAnotherModelAndKeepsItsOwn() throws {
        let weight = try Tensor([1, 2] as [Float]).setRequiresGradient()
        let optimizer = try Kind.sgd.make([ParameterGroup([Parameter("w", weight)])])
        try descend(weight, optimizer)
        let before = try #require(try optimizer.state()["w.momentum"]).floats()
        #expect(throws: TorchError(.invalidArgument, "expected w.momentum in an optimiser's state")) {
            try optimizer.restore(["v.momentum": Tensor.zeros([2])])
        }
        #expect(throws: TorchError.self) { try optimizer.restore(["w.momentum": Tensor.zeros([3])]) }
        #expect(throws: TorchError.self) { try optimizer.restore([:]) }
        #expect(try optimizer.state()["w.momentum"]?.floats() == before)
    }

    @Test func leavesAParameterWithoutAGradient() throws {
        let used = try Tensor([1] as [Float]).setRequiresGradient()
        let unused = try Tensor([1] as [Float]).setRequiresGradient()
        let optimizer = try Kind.adamW.make(
            [ParameterGroup([Parameter("used", used), Parameter("unused", unused)], weightDecay: 0.1)])
        try descend(used, optimizer)
        #expect(try used.floats() != [1])
        #expect(try unused.floats() == [1])
    }

    @Test func refusesParametersThatDoNotFit() throws {
        let plain = try Tensor([1] as [Float])
        let weight = try Tensor([1] as [Float]).setRequiresGradient()
        let other = try Tensor([1] as [Double]).setRequiresGradient()
        for parameters in [
            [Parameter("a", plain)], [Parameter("a", weight), Parameter("a", weight)],
            [Parameter("a", weight), Parameter("b", other)],
        ] {
            let error = #expect(throws: TorchError.self) {
                try SGD([ParameterGroup(parameters)], learningRate: 0.1)
            }
            #expect(error?.code == .invalidArgument)
        }
        #expect(throws: TorchError.self) { try SGD([], learningRate: 0.1, nesterov: true) }
    }

    private func descend(_ weight: Tensor, _ optimizer: any Optimizer) throws {
        optimizer.zeroGradients()
        try weight.pow(3).sum().backward()
        try optimizer.step()
    }
}
