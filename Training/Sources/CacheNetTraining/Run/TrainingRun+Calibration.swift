internal import CacheNetCore
internal import Torch

/// How sure a model must be.
struct Calibration {
    let temperature: Double
    /// Nats.
    let threshold: Double
}

struct Calibrations {
    let partitions: [Calibration]
    let small: Calibration
}

extension TrainingRun {
    /// Sets temperatures and thresholds on pictures that no model has learned from.
    func calibrate(_ models: TrainedModels) throws -> Calibrations {
        let fullLogits = try models.full.logits(calibration)
        let isFullRight = calibration.labels.indices.map { fullLogits.argmax(ofRow: $0) == calibration.labels[$0] }
        let partitions = try models.partitions.enumerated().map { id, network in
            try calibrate(network, isFullRight) { models.codes.calibration[$0] == id }
        }
        let small = try calibrate(models.small, isFullRight) { _ in true }
        return Calibrations(partitions: partitions, small: small)
    }

    private func calibrate(
        _ network: Network, _ isFullRight: [Bool], isOwn: (Int) -> Bool
    ) throws -> Calibration {
        let logits = try self.logits(network, calibration)
        let records = calibration.labels.indices.map { record in
            CalibrationOutcomes.Record(
                logits: Array(logits.row(record)), label: calibration.labels[record],
                isOwn: isOwn(record), isFullModelRight: isFullRight[record])
        }
        let own = records.filter(\.isOwn)
        let temperature = TemperatureFit.temperature(logits: own.map(\.logits), labels: own.map(\.label))
        let threshold = plan.threshold.threshold(CalibrationOutcomes(records), temperature: temperature)
        return Calibration(temperature: temperature, threshold: threshold)
    }

    func logits(_ network: Network, _ pictures: PictureSet) throws -> FeatureMatrix {
        try Evaluation(pictures: pictures, device: device).logits(of: network)
    }
}
