/// What an optimiser remembers: for each parameter a tensor in each of several slots.
struct OptimizerState {
    private var tensors: [String: Tensor] = [:]

    /// Fills a slot with zeros like the parameters.
    mutating func addSlot(_ slot: String, like parameters: [Parameter]) throws(TorchError) {
        for parameter in parameters {
            tensors["\(parameter.name).\(slot)"] = try parameter.tensor.detached().zerosLike()
        }
    }

    /// Fills a slot with counters at zero.
    mutating func addCounters(_ slot: String, for parameters: [Parameter]) throws(TorchError) {
        for parameter in parameters {
            tensors["\(parameter.name).\(slot)"] = try Tensor.zeros([], device: parameter.tensor.device)
        }
    }

    /// The slot of each parameter, in their order.
    func slot(_ slot: String, of parameters: [Parameter]) -> [Tensor] {
        parameters.compactMap { tensors["\($0.name).\(slot)"] }
    }

    func copies() throws(TorchError) -> [String: Tensor] {
        var copies: [String: Tensor] = [:]
        for (name, tensor) in tensors {
            copies[name] = try tensor.copied()
        }
        return copies
    }

    func restore(_ state: [String: Tensor]) throws(TorchError) {
        guard state.count == tensors.count else {
            throw TorchError(
                .invalidArgument, "expected an optimiser's state of \(tensors.count) tensors, got \(state.count)")
        }
        for (name, tensor) in tensors.sorted(by: { $0.key < $1.key }) {
            guard let value = state[name] else {
                throw TorchError(.invalidArgument, "expected \(name) in an optimiser's state")
            }
            guard value.shape == tensor.shape, value.scalarType == tensor.scalarType else {
                throw TorchError(.invalidArgument, "\(name): expected \(tensor) in an optimiser's state, got \(value)")
            }
        }
        for (name, tensor) in tensors {
            guard let value = state[name] else { continue }
            try noGradient { () throws(TorchError) in try tensor.copy(from: value) }
        }
    }
}
