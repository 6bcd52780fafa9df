/// A shallow, wide residual network for small pictures that trains fast (after Page, "How to Train Your
/// ResNet", 2018): four widths, pooled between, two residual blocks, the maximum over the picture.
struct ResNet9 {
    /// Channels after the first convolution; the last has eight times as many.
    let width: Int

    func trunk(inputShape: [Int]) -> [Layer] {
        .stem(inputShape: inputShape, width: width) + .block(width, 2 * width) + [
            .maxPool(size: 2), residual(2 * width),
        ]
            + .block(2 * width, 4 * width) + [.maxPool(size: 2)]
            + .block(4 * width, 8 * width) + [.maxPool(size: 2), residual(8 * width), .globalMaxPool]
    }

    /// The logits are scaled down, so that training starts from unsure answers.
    func head(labels: Int) -> Head {
        Head(name: "logits", layers: [.linear(inputs: 8 * width, outputs: labels), .scale(0.25)])
    }

    private func residual(_ channels: Int) -> Layer {
        .residual(.block(channels, channels) + .block(channels, channels), shortcut: [])
    }
}
