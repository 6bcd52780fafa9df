internal import CacheNetCore

/// Follows the shape of a frame through layers, and refuses what does not fit together or would not fit a machine.
///
/// Every size stays so far below the limits of `Int` that counting cannot overflow.
struct ShapeInference {
    /// Of the elements between two layers, and of all parameters together: 1 GiB as `float32`, half of what one ONNX
    /// file can hold.
    static let largestElementCount = 1 << 28

    /// The layers passed so far, residuals taken apart, in the order of their execution.
    private(set) var layers: [PlacedLayer] = []
    private(set) var parameters: [ParameterDescription] = []
    private var parameterElements = 0

    /// - Parameters:
    ///   - path: of the list, such as `trunk`.
    ///   - shape: of what goes in.
    /// - Returns: the shape of what comes out.
    mutating func follow(_ list: [Layer], at path: String, from shape: [Int]) throws(NetworkError) -> [Int] {
        var shape = shape
        for (index, layer) in list.enumerated() {
            shape = try follow(layer, at: "\(path).\(index)", from: shape)
        }
        return shape
    }

    private mutating func follow(
        _ layer: Layer, at path: String, from shape: [Int]
    ) throws(NetworkError) -> [Int] {
        if case .residual(let main, let shortcut) = layer {
            guard !main.isEmpty else { throw Self.wrong("\(path).main", "at least one layer", "none") }
            let output = try follow(main, at: "\(path).main", from: shape)
            let other = try follow(shortcut, at: "\(path).shortcut", from: shape)
            guard output == other else {
                throw Self.wrong(path, "the same shape from main and shortcut", "\(output) and \(other)")
            }
            return output
        }
        let output = try Self.output(of: layer, at: path, from: shape)
        _ = try Self.elementCount(output, path)
        let placed = PlacedLayer(path: path, layer: layer, input: shape, output: output)
        for parameter in placed.parameters {
            parameterElements += try Self.elementCount(parameter.shape, parameter.path)
            guard parameterElements <= Self.largestElementCount else {
                throw Self.wrong(parameter.path, "at most \(Self.largestElementCount) parameters in all", "more")
            }
        }
        layers.append(placed)
        parameters += placed.parameters
        return output
    }

    /// - Returns: the product of a shape, at most ``largestElementCount``.
    static func elementCount(_ shape: [Int], _ path: String) throws(NetworkError) -> Int {
        guard shape.allSatisfy({ $0 > 0 }), let count = try? TensorShape(shape).elementCount,
            count <= largestElementCount
        else {
            throw wrong(path, "sizes of at least 1 and at most \(largestElementCount) elements", "\(shape)")
        }
        return count
    }

    static func wrong(_ path: String, _ expected: String, _ got: String) -> NetworkError {
        NetworkError(.invalidNetwork, "\(path): expected \(expected), got \(got)")
    }
}
