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

    /// The trunk's of the pictures as an augmentation changes them in an epoch.
    func features(
        _ pictures: PictureSet, augmentation: Augmentation, seed: UInt64, epoch: Int
    ) throws -> FeatureMatrix {
        try Evaluation(
            pictures: pictures, device: network.device, precision: precision, augmentation: augmentation, seed: seed
        ).features(of: network, epoch: epoch)
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
