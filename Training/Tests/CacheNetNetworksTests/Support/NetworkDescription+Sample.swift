import CacheNetNetworks

extension NetworkDescription {
    /// A small network with every kind of layer.
    static func sample(pool: Layer = .globalAveragePool) throws -> NetworkDescription {
        let main: [Layer] = [
            .convolution(Convolution(inputs: 6, outputs: 8, kernel: 3, stride: 2, padding: 1)),
            .batchNorm(channels: 8), .relu,
            .convolution(Convolution(inputs: 8, outputs: 8, kernel: 3, padding: 1, groups: 4)),
            .batchNorm(channels: 8),
        ]
        let shortcut: [Layer] = [
            .convolution(Convolution(inputs: 6, outputs: 8, kernel: 1, stride: 2, hasBias: true)),
            .batchNorm(channels: 8),
        ]
        return try NetworkDescription(
            name: "sample", inputShape: [3, 11, 9], mean: [100, 120, 130], deviation: [50, 60, 70],
            trunk: [
                .convolution(Convolution(inputs: 3, outputs: 6, kernel: 3, padding: 1)), .batchNorm(channels: 6),
                .relu, .maxPool(size: 2), .residual(main, shortcut: shortcut), .relu, .batchNorm(channels: 8),
                .residual([.scale(0.5)], shortcut: []),
                .convolution(Convolution(inputs: 8, outputs: 5, kernel: 2, hasBias: true)), pool,
            ],
            heads: [
                Head(
                    name: "logits",
                    layers: [.linear(inputs: 5, outputs: 4), .scale(0.25), .gather(columns: [3, 0, 0, 2])]),
                .linear("code", features: 5, outputs: 2, isProbabilities: true),
            ])
    }

    /// A network whose weights no norm changes.
    static func unnormed() throws -> NetworkDescription {
        try NetworkDescription(
            name: "unnormed", inputShape: [3, 11, 9], mean: [100, 120, 130], deviation: [50, 60, 70],
            trunk: [
                .convolution(Convolution(inputs: 3, outputs: 24, kernel: 3, padding: 1, hasBias: true)), .relu,
                .convolution(Convolution(inputs: 24, outputs: 48, kernel: 3, hasBias: true)), .relu,
                .globalAveragePool,
            ],
            heads: [Head(name: "logits", layers: [.linear(inputs: 48, outputs: 4)])])
    }
}
