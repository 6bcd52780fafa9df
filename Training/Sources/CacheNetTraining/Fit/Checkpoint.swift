internal import CacheNetNetworks
internal import Foundation
internal import Torch

/// The state of a fit between two epochs, in one file that is replaced as a whole.
struct Checkpoint {
    let path: String
    let stage: String

    private static let epochsKey = "epochs"
    private static let stageKey = "stage"

    func save(
        _ network: Network, _ average: WeightAverage, _ optimizer: SGD, epochs: Int
    ) throws(TorchError) {
        var tensors: [String: Tensor] = [:]
        for (path, tensor) in network.tensors { tensors["weights/\(path)"] = tensor }
        for (path, tensor) in average.network.tensors { tensors["average/\(path)"] = tensor }
        for (path, tensor) in try optimizer.state() { tensors["optimizer/\(path)"] = tensor }
        try SafeTensors(tensors, metadata: [Self.epochsKey: "\(epochs)", Self.stageKey: stage]).write(to: path)
    }

    /// - Returns: how many epochs are done; 0 when there is no checkpoint.
    func restore(
        _ network: Network, _ average: WeightAverage, _ optimizer: SGD
    ) throws -> Int {
        guard FileManager.default.fileExists(atPath: path) else { return 0 }
        let file = try SafeTensors(contentsOf: path)
        guard file.metadata[Self.stageKey] == stage, let epochs = file.metadata[Self.epochsKey].flatMap({ Int($0) }),
            epochs > 0
        else {
            throw TrainingError(.damagedRun, "\(path): expected a checkpoint of \(stage), got \(file.metadata)")
        }
        try restore(network, from: "weights", in: file)
        try restore(average.network, from: "average", in: file)
        let prefix = "optimizer/"
        try optimizer.restore(
            Dictionary(
                uniqueKeysWithValues: file.tensors.filter { $0.key.hasPrefix(prefix) }
                    .map { (String($0.key.dropFirst(prefix.count)), $0.value) }))
        return epochs
    }

    /// In place, since memory laid out otherwise might round otherwise.
    private func restore(_ network: Network, from group: String, in file: SafeTensors) throws(TorchError) {
        for (path, tensor) in network.tensors {
            try noGradient { () throws(TorchError) in
                try tensor.copy(from: try part(group, path, file, shape: tensor.shape))
            }
        }
    }

    private func part(_ group: String, _ path: String, _ file: SafeTensors, shape: [Int]) throws(TorchError) -> Tensor {
        guard let tensor = file.tensors["\(group)/\(path)"], tensor.shape == shape else {
            throw TorchError(.invalidArgument, "\(self.path): expected a tensor \(group)/\(path) of shape \(shape)")
        }
        return tensor
    }
}
