extension [Layer] {
    /// A convolution, its batch norm and a rectifier; the picture keeps its size at stride 1 and halves it at 2.
    static func block(
        _ inputs: Int, _ outputs: Int, kernel: Int = 3, stride: Int = 1, groups: Int = 1
    ) -> [Layer] {
        normalised(inputs, outputs, kernel: kernel, stride: stride, groups: groups) + [.relu]
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
