public import CacheNetCore

/// Outcomes as a device sees them: each model's logits divided by its temperature, and the edge's answers.
public struct TemperedOutcomes: Sendable {
    /// What was recorded, logits as the models gave them.
    public let outcomes: ModelOutcomes
    /// One for each partition.
    public let temperatures: [Double]
    /// What the fallback model's logits are divided by, above 0; 1 where there is no such model and none was given.
    public let fallbackTemperature: Double
    /// Of each partition, and then of the fallback model if there is one, its answer to each record.
    private let answers: [[ModelAnswer]]
    /// To each record.
    private let edgeAnswers: [EdgeAnswer]

    /// - Parameters:
    ///   - temperatures: one for each partition, above 0.
    ///   - fallbackTemperature: above 0.
    public init(_ outcomes: ModelOutcomes, temperatures: [Double], fallbackTemperature: Double = 1) {
        self.outcomes = outcomes
        self.temperatures = temperatures
        self.fallbackTemperature = fallbackTemperature
        let fallback = outcomes.fallbackLogits.map { [($0, fallbackTemperature)] } ?? []
        answers = (Array(zip(outcomes.partitionLogits, temperatures)) + fallback).map { logits, temperature in
            logits.map { ModelAnswer(logits: $0, temperature: temperature) }
        }
        edgeAnswers = zip(outcomes.fullLogits, outcomes.hints).map { EdgeAnswer(logits: $0, hint: $1) }
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

    /// Whether there are outcomes of a fallback model.
    public var hasFallback: Bool { outcomes.fallbackLogits != nil }

    func has(_ model: DeviceModel) -> Bool {
        switch model {
        case .partition(let id): (0..<outcomes.partitionCount).contains(id)
        case .fallback: hasFallback
        }
    }

    /// What a model says of a record.
    ///
    /// - Precondition: the outcomes have that model.
    public func answer(of model: DeviceModel, to record: Int) -> ModelAnswer {
        answers[model.partition ?? outcomes.partitionCount][record]
    }

    /// - Precondition: the outcomes have that model.
    public func prediction(of model: DeviceModel, for record: Int) -> Prediction {
        answer(of: model, to: record).prediction
    }

    /// What the edge says of a record.
    public func edgeAnswer(to record: Int) -> EdgeAnswer { edgeAnswers[record] }

    /// What a hit costs: 1 where only the full model is right, -1 where only the device is, else 0.
    public func loss(_ label: Int?, record: Int) -> Int {
        (outcomes.isFullModelRight(record) ? 1 : 0) - (label == outcomes.labels[record] ? 1 : 0)
    }
}
