public import CacheNetCore

/// Outcomes with the entropies that a device sees: each partition's logits divided by its temperature.
public struct TemperedOutcomes: Sendable {
    public let outcomes: ModelOutcomes
    /// One for each partition.
    public let temperatures: [Double]
    public let fallbackTemperature: Double
    /// Of each partition, and then of the fallback model if there is one, its prediction for each record; without
    /// probabilities, which no gate looks at.
    public let predictions: [[Prediction]]

    /// - Parameters:
    ///   - temperatures: one for each partition, above 0.
    ///   - fallbackTemperature: above 0.
    public init(_ outcomes: ModelOutcomes, temperatures: [Double], fallbackTemperature: Double = 1) {
        self.outcomes = outcomes
        self.temperatures = temperatures
        self.fallbackTemperature = fallbackTemperature
        let fallback = outcomes.fallbackLogits.map { [($0, fallbackTemperature)] } ?? []
        predictions = (Array(zip(outcomes.partitionLogits, temperatures)) + fallback).map { logits, temperature in
            logits.map { Self.prediction($0, temperature) }
        }
    }

    /// The fallback model's prediction for each record; empty without one.
    public var fallback: [Prediction] {
        predictions.count > outcomes.partitionCount ? predictions[outcomes.partitionCount] : []
    }

    /// Fits every temperature on the model's own records.
    public init(fitting outcomes: ModelOutcomes) {
        let temperatures = outcomes.partitionLogits.enumerated().map { id, logits in
            let own = outcomes.codes.indices.filter { outcomes.codes[$0] == id }
            return TemperatureFit.temperature(
                logits: own.map { logits[$0] }, labels: own.map { outcomes.labels[$0] })
        }
        let fallback = outcomes.fallbackLogits.map { TemperatureFit.temperature(logits: $0, labels: outcomes.labels) }
        self.init(outcomes, temperatures: temperatures, fallbackTemperature: fallback ?? 1)
    }

    /// What a hit of a partition on a record costs: 1 where only the full model is right, -1 where only the partition
    /// is, else 0.
    public func loss(_ prediction: Prediction, record: Int) -> Int {
        (outcomes.isFullModelRight(record) ? 1 : 0) - (prediction.label == outcomes.labels[record] ? 1 : 0)
    }

    private static func prediction(_ logits: [Float], _ temperature: Double) -> Prediction {
        let prediction = Prediction(logits: logits, temperature: temperature)
        return Prediction(label: prediction.label, probabilities: [], entropy: prediction.entropy)
    }
}
