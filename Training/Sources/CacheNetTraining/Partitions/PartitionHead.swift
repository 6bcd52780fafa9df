internal import CacheNetNetworks
internal import Torch

/// What a partition answers: a number for each of its own labels, and one that all other labels share.
///
/// With many labels a number for each is much of a small network: of one with 3 million multiply-accumulates, 1,000
/// labels take half of the file.
struct PartitionHead {
    /// In ascending order.
    private let own: [Int]
    private let labels: Int

    /// - Parameters:
    ///   - own: its labels, in ascending order, at least one.
    ///   - labels: how many there are.
    /// - Returns: `nil` where it would be no smaller than a head for all labels.
    init?(own: [Int], of labels: Int) {
        guard own.count + 1 < labels else { return nil }
        self.own = own
        self.labels = labels
    }

    var outputs: Int { own.count + 1 }

    /// Of each label, the output that speaks for it.
    private var columns: [Int] {
        var columns = [Int](repeating: own.count, count: labels)
        for (output, label) in own.enumerated() { columns[label] = output }
        return columns
    }

    /// The same head, so that it answers a number for each label after all.
    func spread(_ head: Head) -> Head {
        Head(name: head.name, layers: head.layers + [.gather(columns: columns)])
    }

    /// A network for all labels made one for these: an output begins as the mean of those that it stands for.
    ///
    /// - Parameter description: with this head, and the trunk of the network.
    func start(_ description: NetworkDescription, from network: Network) throws(TorchError) -> Network {
        var tensors = try network.copied().tensors
        for parameter in description.parameters where parameter.path.hasPrefix("heads.") {
            guard let values = try tensors[parameter.path]?.floats() else { continue }
            let size = parameter.elementCount / outputs
            var sums = [Float](repeating: 0, count: parameter.elementCount)
            for (label, column) in columns.enumerated() {
                let share = column < own.count ? 1 : 1 / Float(labels - own.count)
                for index in 0..<size { sums[column * size + index] += share * values[label * size + index] }
            }
            tensors[parameter.path] = try Tensor(sums, shape: parameter.shape, device: network.device)
        }
        return try Network(description, tensors: tensors, device: network.device)
    }
}
