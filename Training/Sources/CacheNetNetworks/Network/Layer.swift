/// One step of a network. Shapes here leave out the batch, which every layer passes on.
public indirect enum Layer: Sendable, Hashable {
    /// `[inputs, height, width]` to `[outputs, ...]`, each side `(side + 2 padding - kernel) / stride + 1`, rounded down.
    case convolution(Convolution)
    /// Batch normalisation over `[channels, height, width]` or `[channels]`, with ``batchNormEpsilon``.
    case batchNorm(channels: Int)
    case relu
    /// The maximum of each `size` x `size` square; a remainder at the right and below is dropped.
    case maxPool(size: Int)
    /// `[channels, height, width]` to `[channels]`.
    case globalMaxPool
    /// `[channels, height, width]` to `[channels]`.
    case globalAveragePool
    /// `[inputs]` to `[outputs]`, with a bias.
    case linear(inputs: Int, outputs: Int)
    /// `[inputs]` to as many numbers as there are columns: each is the input at its column, and several may share one.
    case gather(columns: [Int])
    /// Multiplies every element.
    case scale(Float)
    /// `main(x) + shortcut(x)`; an empty shortcut stands for `x` itself.
    case residual([Layer], shortcut: [Layer])

    /// What a batch norm adds to the variance before it takes the root.
    public static let batchNormEpsilon = 1e-5
}
