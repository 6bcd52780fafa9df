/// Changes parameters by their gradients.
public protocol Optimizer: AnyObject {
    var groups: [ParameterGroup] { get }
    /// How far a step goes; may change between steps.
    var learningRate: Double { get set }

    /// Changes every parameter that has a gradient.
    func step() throws(TorchError)

    /// Copies of what the optimiser remembers between steps, named by parameter.
    func state() throws(TorchError) -> [String: Tensor]

    /// Takes over what `state()` gave. A state of other names, shapes or types is refused and changes nothing.
    func restore(_ state: [String: Tensor]) throws(TorchError)
}

extension Optimizer {
    public var parameters: [Parameter] { groups.flatMap(\.parameters) }

    /// Frees the gradients of all parameters, to be called before `backward()`.
    public func zeroGradients() {
        for parameter in parameters {
            parameter.tensor.clearGradient()
        }
    }
}
