/// A network of depthwise separable convolutions for larger pictures (after Howard et al., "MobileNets", 2017): every
/// convolution but the first is split into one within each channel and one across channels.
struct SeparableNet {
    /// Sides at which stages stop halving the picture.
    static let largestLastSide = 7

    /// Channels after the first convolution, doubled by every stage.
    let width: Int
    /// Blocks of a stage.
    let depth: Int

    /// - Parameter inputShape: channels, height, width. The larger side decides how many stages there are: 224 and 112
    ///   end at 7, 64 at 4.
    func trunk(inputShape: [Int]) -> [Layer] {
        var layers: [Layer] = .block(inputShape[0], width, stride: 2)
        var channels = width
        for stage in 0..<stages(inputShape) {
            for block in 0..<depth {
                // The first stage widens what the first convolution has already made smaller.
                let stride = stage > 0 && block == 0 ? 2 : 1
                let outputs = block == 0 ? 2 * channels : channels
                layers += .block(channels, channels, stride: stride, groups: channels)
                layers += .block(channels, outputs, kernel: 1)
                channels = outputs
            }
        }
        return layers + [.globalAveragePool]
    }

    func head(inputShape: [Int], labels: Int) -> Head {
        .linear("logits", features: width << stages(inputShape), outputs: labels)
    }

    private func stages(_ inputShape: [Int]) -> Int {
        var side = Self.halved(max(inputShape[1], inputShape[2]))
        var stages = 1
        while side > Self.largestLastSide {
            side = Self.halved(side)
            stages += 1
        }
        return stages
    }

    private static func halved(_ side: Int) -> Int { (side + 1) / 2 }
}
