extension Bundle {
    /// What another bundle of the same models is made of, so that some of it can be changed.
    public var specification: BundleSpecification {
        let config = description.config
        var models: [ModelRole: String] = [:]
        for role in description.roles { models[role] = description.model(role).map { store.path(of: $0.digest) } }
        return BundleSpecification(
            name: config.name, labels: config.labels, frameType: config.input.elementType,
            frameShape: config.input.shape, preprocess: config.preprocess,
            full: config.full, partitions: config.partitions, belief: config.belief, fallback: config.fallback,
            calibration: config.calibration, pictures: config.pictures, provenance: config.provenance,
            versionNumber: description.versionNumber, models: models)
    }
}
