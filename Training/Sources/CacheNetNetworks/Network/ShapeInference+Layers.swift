extension ShapeInference {
    /// The shape that one layer, not a residual, makes of another.
    static func output(of layer: Layer, at path: String, from shape: [Int]) throws(NetworkError) -> [Int] {
        switch layer {
        case .convolution(let convolution):
            return try output(of: convolution, at: path, from: shape)
        case .batchNorm(let channels):
            guard shape.first == channels else { throw wrong(path, "\(channels) channels", "\(shape)") }
            return shape
        case .relu, .residual:
            return shape
        case .scale(let factor):
            guard factor.isFinite else { throw wrong(path, "a finite factor", "\(factor)") }
            return shape
        case .maxPool(let size):
            let picture = try picture(shape, path)
            guard (1...min(picture[1], picture[2])).contains(size) else {
                throw wrong(path, "a size from 1 to the sides of \(shape)", "\(size)")
            }
            return [picture[0], picture[1] / size, picture[2] / size]
        case .globalMaxPool, .globalAveragePool:
            return [try picture(shape, path)[0]]
        case .linear(let inputs, let outputs):
            guard shape == [inputs] else { throw wrong(path, "\([inputs])", "\(shape)") }
            return [outputs]
        case .gather(let columns):
            guard shape.count == 1, columns.allSatisfy({ (0..<shape[0]).contains($0) }) else {
                throw wrong(path, "columns of an input of rank 1", "\(columns) of \(shape)")
            }
            return [columns.count]
        }
    }

    private static func output(
        of convolution: Convolution, at path: String, from shape: [Int]
    ) throws(NetworkError) -> [Int] {
        let picture = try picture(shape, path)
        let sizes = [
            convolution.inputs, convolution.outputs, convolution.kernel, convolution.stride, convolution.groups,
        ]
        guard sizes.allSatisfy({ (1...largestElementCount).contains($0) }) else {
            throw wrong(path, "sizes from 1 to \(largestElementCount)", "\(convolution)")
        }
        guard convolution.inputs % convolution.groups == 0, convolution.outputs % convolution.groups == 0 else {
            throw wrong(
                path, "inputs and outputs that \(convolution.groups) groups divide",
                "\(convolution.inputs) and \(convolution.outputs)")
        }
        _ = try elementCount(convolution.weightShape, path)
        guard (0..<convolution.kernel).contains(convolution.padding) else {
            throw wrong(path, "a padding of 0 to \(convolution.kernel - 1)", "\(convolution.padding)")
        }
        guard picture[0] == convolution.inputs else {
            throw wrong(path, "\(convolution.inputs) channels", "\(shape)")
        }
        let sides = picture.dropFirst().map { $0 + 2 * convolution.padding - convolution.kernel }
        guard sides.allSatisfy({ $0 >= 0 }) else {
            throw wrong(path, "a picture no smaller than the kernel (\(convolution.kernel))", "\(shape)")
        }
        return [convolution.outputs] + sides.map { $0 / convolution.stride + 1 }
    }

    private static func picture(_ shape: [Int], _ path: String) throws(NetworkError) -> [Int] {
        guard shape.count == 3 else { throw wrong(path, "[channels, height, width]", "\(shape)") }
        return shape
    }
}
