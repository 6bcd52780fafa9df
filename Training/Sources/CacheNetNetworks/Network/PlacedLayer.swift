/// A layer where it stands in a network, and the shapes, without the batch, of what goes in and comes out.
struct PlacedLayer {
    /// Such as `trunk.4.main.0`.
    let path: String
    let layer: Layer
    let input: [Int]
    let output: [Int]

    /// The multiplications of one frame, for convolutions and linear layers.
    var multiplyAccumulates: Int {
        switch layer {
        case .convolution(let convolution): product(convolution.weightShape) * product(output.dropFirst())
        case .linear(let inputs, let outputs): inputs * outputs
        default: 0
        }
    }

    var parameters: [ParameterDescription] {
        switch layer {
        case .convolution(let convolution):
            let fanIn = product(convolution.weightShape.dropFirst())
            let weight = parameter("weight", convolution.weightShape, .convolutionWeight, fanIn)
            return convolution.hasBias ? [weight, parameter("bias", [convolution.outputs], .bias, fanIn)] : [weight]
        case .linear(let inputs, let outputs):
            return [
                parameter("weight", [outputs, inputs], .linearWeight, inputs),
                parameter("bias", [outputs], .bias, inputs),
            ]
        case .batchNorm(let channels):
            return [
                parameter("weight", [channels], .normScale, 1), parameter("bias", [channels], .normShift, 1),
                parameter("running_mean", [channels], .runningMean, 1),
                parameter("running_var", [channels], .runningVariance, 1),
            ]
        default: return []
        }
    }

    private func parameter(
        _ name: String, _ shape: [Int], _ kind: ParameterDescription.Kind, _ fanIn: Int
    ) -> ParameterDescription {
        ParameterDescription(path: "\(path).\(name)", shape: shape, kind: kind, fanIn: fanIn)
    }

    private func product(_ sizes: some Sequence<Int>) -> Int { sizes.reduce(1, *) }
}
