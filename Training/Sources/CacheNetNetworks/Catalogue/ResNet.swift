/// A small residual network for small pictures (He et al., "Deep Residual Learning for Image
/// Recognition", 2016, section 4.2): three stages, each with half the side and twice the channels of the one before.
struct ResNet {
    /// Channels of the first stage.
    let width: Int
    /// Blocks of a stage; the network has 6 `depth` + 2 layers with weights.
    let depth: Int
    let isHalving: Bool

    func trunk(inputShape: [Int]) -> [Layer] {
        var layers: [Layer] = .stem(inputShape: inputShape, width: width, isHalving: isHalving)
        var inputs = width
        for stage in 0..<3 {
            for block in 0..<depth {
                let stride = stage > 0 && block == 0 ? 2 : 1
                layers += Self.block(inputs, width << stage, stride: stride)
                inputs = width << stage
            }
        }
        return layers + [.globalAveragePool]
    }

    func head(labels: Int) -> Head {
        .linear("logits", features: width << 2, outputs: labels)
    }

    /// Where the shape changes, the shortcut is a convolution of a single pixel.
    private static func block(_ inputs: Int, _ outputs: Int, stride: Int) -> [Layer] {
        let main: [Layer] = .block(inputs, outputs, stride: stride) + .normalised(outputs, outputs)
        let isSameShape = inputs == outputs && stride == 1
        let shortcut: [Layer] = isSameShape ? [] : .normalised(inputs, outputs, kernel: 1, stride: stride)
        return [.residual(main, shortcut: shortcut), .relu]
    }
}
