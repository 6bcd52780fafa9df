internal import CacheNetData

extension TrainingPlan {
    /// The pictures that everything is calibrated on, and networks are judged on while they learn: those of a source
    /// that is there for that (``CacheNetData/SourceSpecification/openForCalibration()``), or else the data set's
    /// calibration split.
    func openCalibration() throws -> any Dataset {
        guard let calibrationDataset else { return try SourceSpecification(dataset).open(.calibration) }
        return try SourceSpecification(calibrationDataset).openForCalibration()
    }

    /// What the pictures are calibrated on is called in messages.
    var calibrationSource: String { calibrationDataset ?? dataset }

    /// Such as `cifar10`, without a path.
    var calibrationKind: String { String(calibrationSource.prefix { $0 != ":" }) }
}
