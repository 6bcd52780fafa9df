public import CacheNetCore
internal import CacheNetData

extension RiskCalibration {
    /// The powers that are tried.
    private static let powers = [0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1]
    /// Streams of each stickiness on which they are.
    private static let filterStreams = 2

    /// A filter over labels, fitted on all records.
    public var labelFilter: LabelFilter { labelFilter(fittedOn: pool) }

    /// A filter whose powers make its labels right most often, on streams of every stickiness together: for the
    /// fallback model's answers, and for the full model's, each where it answers every frame.
    func labelFilter(fittedOn pool: RecordPool) -> LabelFilter {
        var few = settings
        few.streams = Self.filterStreams
        var generator = SeededGenerator(seed: settings.seed)
        let streams = few.tried(pool).flatMap { tried in
            few.streams(of: tried, from: pool, labels: labelDraw, frames: few.framesPerStream, using: &generator)
        }
        let fallback = outcomes.hasFallback ? bestPower(on: streams, of: .fallback) : 1
        return LabelFilter(labels: labels, power: fallback, edgePower: bestPower(on: streams, of: nil))
    }

    var labels: Int { outcomes.outcomes.fullLogits.first?.count ?? 1 }

    /// - Parameter model: `nil` for the full model.
    private func bestPower(on streams: [[Int]], of model: DeviceModel?) -> Double {
        let counts = concurrently(Self.powers.count) { index in
            let filter = LabelFilter(labels: labels, power: Self.powers[index], edgePower: Self.powers[index])
            return streams.reduce(0) { $0 + right(filter, on: $1, of: model) }
        }
        // Of equals the highest: the evidence as it is.
        return zip(Self.powers, counts).max { $0.1 <= $1.1 }?.0 ?? 1
    }

    /// How many of a stream's labels a filter finds.
    private func right(_ filter: LabelFilter, on stream: [Int], of model: DeviceModel?) -> Int {
        var filter = filter
        return stream.count { record in
            filter.advance()
            if let model {
                filter.modelAnswered(outcomes.prediction(of: model, for: record))
            } else {
                filter.edgeAnswered(outcomes.edgeAnswer(to: record))
            }
            return filter.label == outcomes.outcomes.labels[record]
        }
    }
}
