public import CacheNetCore

/// A stream of recorded outcomes, with all that methods are compared with on it.
public struct ScoredStream: Sendable {
    /// Of the outcomes, in order.
    public let records: [Int]
    private let outcomes: TemperedOutcomes
    private let filtered: [Int]
    private let groups: [Int]
    private let sinceChange: [Int?]

    /// - Parameters:
    ///   - filter: for the full model that is filtered as well, one that has seen nothing yet.
    ///   - isOfSequences: whether whole sequences are what is drawn, so that they, and not runs of one label, are
    ///     resampled for intervals. A sequence that comes twice counts as one.
    public init(
        _ records: some Sequence<Int>, of outcomes: TemperedOutcomes, filter: LabelFilter, isOfSequences: Bool
    ) {
        let records = Array(records)
        let labels = outcomes.outcomes.labels
        self.records = records
        self.outcomes = outcomes
        var filter = filter
        filtered = records.map { record in
            filter.advance()
            filter.edgeAnswered(outcomes.edgeAnswer(to: record))
            return filter.label
        }
        let runs = LabelRuns(records.map { labels[$0] })
        sinceChange = runs.sinceChange
        groups = isOfSequences ? records.map(Self.sequenceNumbers(outcomes.outcomes)) : runs.runs
    }

    /// What a gate makes of it.
    ///
    /// - Parameters:
    ///   - simulation: of the same outcomes.
    ///   - start: the models that are there at first.
    ///   - isOracle: whether a record's own partition is active before the record is seen.
    public func score(
        _ gate: any Gate, in simulation: StreamSimulation, startingWith start: [DeviceModel],
        isOracle: Bool = false
    ) -> StreamScore {
        var answers: [SimulatedFrame] = []
        answers.reserveCapacity(records.count)
        _ = simulation.run(gate, over: records, startingWith: start, isOracle: isOracle) {
            answers.append($0)
        }
        return score { (answers[$0].answer, answers[$0].isHit, answers[$0].isSkip, answers[$0].latency) }
    }

    /// The full model's own answers.
    ///
    /// - Parameters:
    ///   - listener: what hears them and answers.
    ///   - simulation: of the same outcomes.
    ///   - onDevice: whether every frame is answered there, or by the edge.
    public func scoreFullModel(
        heardBy listener: FullModelListener, in simulation: StreamSimulation, onDevice: Bool
    ) -> StreamScore {
        let answers =
            switch listener {
            case .nobody: records.map { outcomes.outcomes.fullAnswers[$0] }
            case .filter: filtered
            case .belief(let gate): simulation.labels(believedBy: gate, over: records)
            }
        let times = simulation.times
        let latency = times.frame + (onDevice ? times.full : times.edge)
        return score { (answers[$0], onDevice, false, latency) }
    }

    private func score(
        _ answer: (Int) -> (label: Int?, isHit: Bool, isSkip: Bool, latency: Duration)
    ) -> StreamScore {
        StreamScore(
            records.enumerated().map { index, record in
                let answer = answer(index)
                return ScoredFrame(
                    label: outcomes.outcomes.labels[record], answer: answer.label, isHit: answer.isHit,
                    isSkip: answer.isSkip, fullAnswer: outcomes.outcomes.fullAnswers[record],
                    filteredFullAnswer: filtered[index], group: groups[index], sinceChange: sinceChange[index],
                    latency: answer.latency)
            })
    }

    /// The number of the sequence that each record is in.
    private static func sequenceNumbers(_ outcomes: ModelOutcomes) -> (Int) -> Int {
        var numbers = [Int](repeating: 0, count: outcomes.count)
        for (number, sequence) in outcomes.sequences.enumerated() {
            for record in sequence { numbers[record] = number }
        }
        return { numbers[$0] }
    }
}
