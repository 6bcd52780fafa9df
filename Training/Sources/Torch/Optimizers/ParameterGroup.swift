/// Parameters that an optimiser treats alike.
public struct ParameterGroup {
    public let parameters: [Parameter]
    /// How strongly parameters are drawn to zero, at least 0.
    public let weightDecay: Double

    public init(_ parameters: [Parameter], weightDecay: Double = 0) {
        self.parameters = parameters
        self.weightDecay = weightDecay
    }
}

extension ParameterGroup {
    /// Checks what the kernels of an optimiser take for granted: unique names, a type of floats and one device for all.
    static func check(_ groups: [ParameterGroup]) throws(TorchError) {
        var names: Set<String> = []
        var first: Tensor?
        for group in groups {
            guard group.weightDecay >= 0, group.weightDecay.isFinite else {
                throw TorchError(.invalidArgument, "expected a weight decay of at least 0, got \(group.weightDecay)")
            }
            for parameter in group.parameters {
                let (name, tensor) = (parameter.name, parameter.tensor)
                guard names.insert(name).inserted else {
                    throw TorchError(.invalidArgument, "expected unique names of parameters, got \"\(name)\" twice")
                }
                guard tensor.requiresGradient else {
                    throw TorchError(.invalidArgument, "\(name): expected a parameter that requires a gradient")
                }
                let model = first ?? tensor
                guard tensor.scalarType == model.scalarType, tensor.device == model.device else {
                    throw TorchError(
                        .invalidArgument,
                        "\(name): expected \(model.scalarType) on \(model.device) as "
                            + "the first parameter, got \(tensor)")
                }
                first = model
            }
        }
    }
}
