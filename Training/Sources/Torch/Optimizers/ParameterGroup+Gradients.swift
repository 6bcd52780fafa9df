extension ParameterGroup {
    /// The parameters that have a gradient, and these.
    func withGradients() throws(TorchError) -> (parameters: [Parameter], gradients: [Tensor]) {
        var parameters: [Parameter] = []
        var gradients: [Tensor] = []
        for parameter in self.parameters {
            guard let gradient = try parameter.tensor.gradient else { continue }
            parameters.append(parameter)
            gradients.append(gradient)
        }
        return (parameters, gradients)
    }
}
