import CacheNetNetworks

/// A network computed by the definition of each layer, one number after the other.
struct ReferenceNetwork {
    struct Value {
        var shape: [Int]
        var numbers: [Double]

        func at(_ channel: Int, _ row: Int, _ column: Int) -> Double {
            guard (0..<shape[1]).contains(row), (0..<shape[2]).contains(column) else { return 0 }
            return numbers[(channel * shape[1] + row) * shape[2] + column]
        }
    }

    let network: NetworkDescription
    let weights: [String: [Float]]

    /// What each head answers, before a softmax.
    func run(_ pixels: [UInt8]) -> [[Double]] {
        let area = network.inputShape[1] * network.inputShape[2]
        let numbers = pixels.enumerated().map { index, pixel in
            (Double(pixel) - Double(network.mean[index / area])) / Double(network.deviation[index / area])
        }
        let features = run(network.trunk, "trunk", Value(shape: network.inputShape, numbers: numbers))
        return network.heads.map { run($0.layers, "heads.\($0.name)", features).numbers }
    }

    private func run(_ layers: [Layer], _ path: String, _ input: Value) -> Value {
        layers.enumerated().reduce(input) { run($1.element, "\(path).\($1.offset)", $0) }
    }

    private func run(_ layer: Layer, _ path: String, _ input: Value) -> Value {
        let area = input.numbers.count / input.shape[0]
        let channels = (0..<input.shape[0]).map { input.numbers[($0 * area)..<(($0 + 1) * area)] }
        switch layer {
        case .convolution(let convolution):
            return run(convolution, path, input)
        case .batchNorm:
            let numbers = channels.enumerated().flatMap { channel, numbers in
                let deviation = (at(path, "running_var", channel) + Layer.batchNormEpsilon).squareRoot()
                return numbers.map {
                    ($0 - at(path, "running_mean", channel)) / deviation * at(path, "weight", channel)
                        + at(path, "bias", channel)
                }
            }
            return Value(shape: input.shape, numbers: numbers)
        case .relu:
            return Value(shape: input.shape, numbers: input.numbers.map { max($0, 0) })
        case .maxPool(let size):
            return grid([input.shape[0], input.shape[1] / size, input.shape[2] / size]) { channel, row, column in
                (0..<(size * size)).map {
                    input.at(channel, row * size + $0 / size, column * size + $0 % size)
                }.max() ?? .nan
            }
        case .globalMaxPool:
            return Value(shape: [input.shape[0]], numbers: channels.map { $0.max() ?? .nan })
        case .globalAveragePool:
            return Value(shape: [input.shape[0]], numbers: channels.map { $0.reduce(0, +) / Double(area) })
        case .linear(let inputs, let outputs):
            let numbers = (0..<outputs).map { output in
                (0..<inputs).reduce(at(path, "bias", output)) {
                    $0 + input.numbers[$1] * at(path, "weight", output * inputs + $1)
                }
            }
            return Value(shape: [outputs], numbers: numbers)
        case .gather(let columns):
            return Value(shape: [columns.count], numbers: columns.map { input.numbers[$0] })
        case .scale(let factor):
            return Value(shape: input.shape, numbers: input.numbers.map { $0 * Double(factor) })
        case .residual(let main, let shortcut):
            let main = run(main, "\(path).main", input)
            let other = run(shortcut, "\(path).shortcut", input)
            return Value(shape: main.shape, numbers: zip(main.numbers, other.numbers).map { $0 + $1 })
        }
    }

    private func run(_ convolution: Convolution, _ path: String, _ input: Value) -> Value {
        let sides = input.shape.dropFirst().map {
            ($0 + 2 * convolution.padding - convolution.kernel) / convolution.stride + 1
        }
        let (inputs, kernel) = (convolution.inputs / convolution.groups, convolution.kernel)
        return grid([convolution.outputs] + sides) { output, row, column in
            var sum = convolution.hasBias ? at(path, "bias", output) : 0
            let first = output / (convolution.outputs / convolution.groups) * inputs
            for channel in 0..<inputs {
                for tap in 0..<(kernel * kernel) {
                    let weight = at(path, "weight", (output * inputs + channel) * kernel * kernel + tap)
                    sum +=
                        weight
                        * input.at(
                            first + channel, row * convolution.stride + tap / kernel - convolution.padding,
                            column * convolution.stride + tap % kernel - convolution.padding)
                }
            }
            return sum
        }
    }

    private func grid(_ shape: [Int], _ number: (Int, Int, Int) -> Double) -> Value {
        let area = shape[1] * shape[2]
        let numbers = (0..<(shape[0] * area)).map { number($0 / area, $0 % area / shape[2], $0 % shape[2]) }
        return Value(shape: shape, numbers: numbers)
    }

    private func at(_ path: String, _ name: String, _ index: Int) -> Double {
        weights["\(path).\(name)"].map { Double($0[index]) } ?? .nan
    }
}
