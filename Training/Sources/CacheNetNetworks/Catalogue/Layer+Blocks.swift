extension [Layer] {
    /// A convolution, its batch norm and a rectifier; the picture keeps its size at stride 1 and halves it at 2.
    static func block(
        _ inputs: Int, _ outputs: Int, kernel: Int = 3, stride: Int = 1, groups: Int = 1
    ) -> [Layer] {
        normalised(inputs, outputs, kernel: kernel, stride: stride, groups: groups) + [.relu]
    }

    /// The first block of a network made for some 32 x 32 pixels: a picture with a side above 48 is halved first, smaller
    /// ones only where that is asked for.
    static func stem(inputShape: [Int], width: Int, isHalving: Bool = false) -> [Layer] {
        block(inputShape[0], width, stride: isHalving || Swift.max(inputShape[1], inputShape[2]) > 48 ? 2 : 1)
    }

    /// A convolution and its batch norm.
    static func normalised(
        _ inputs: Int, _ outputs: Int, kernel: Int = 3, stride: Int = 1, groups: Int = 1
    ) -> [Layer] {
        let convolution = Convolution(
            inputs: inputs, outputs: outputs, kernel: kernel, stride: stride, padding: kernel / 2, groups: groups)
        return [.convolution(convolution), .batchNorm(channels: outputs)]
    }
}
