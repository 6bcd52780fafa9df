internal import CacheNetNetworks
internal import Torch

/// A full model that was trained here.
struct TrainedFullModel: FullModel {
    let network: Network
    let precision: Precision

    var teacher: any Teacher { NetworkTeacher(network: network, precision: precision) }

    var cost: ModelCost? { network.cost }

    /// The trunk's, a row for each record.
    func features(_ pictures: PictureSet) throws -> FeatureMatrix {
        try Evaluation(pictures: pictures, device: network.device, precision: precision)
            .features(of: network)
    }

    func logits(_ pictures: PictureSet) throws -> FeatureMatrix {
        try Evaluation(pictures: pictures, device: network.device)
            .logits(of: network)
    }
}

extension Network {
    var cost: ModelCost {
        ModelCost(multiplyAccumulates: description.multiplyAccumulates, parameters: description.parameterCount)
    }
}
