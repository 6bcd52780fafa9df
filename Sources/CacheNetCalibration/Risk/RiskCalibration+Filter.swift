public import CacheNetCore
internal import CacheNetData

extension RiskCalibration {
    /// The powers that are tried.
    private static let powers = [0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1]
    /// Streams of each stickiness on which they are.
    private static let filterStreams = 2

    /// A filter over labels, fitted on all records.
    public var labelFilter: LabelFilter { labelFilter(fittedOn: pool) }

    /// A filter whose powers make the right labels most likely, on streams of every stickiness: for the fallback model's
    /// answers, and for the full model's, each where it answers every frame.
    func labelFilter(fittedOn pool: RecordPool) -> LabelFilter {
        var few = settings
        few.streams = Self.filterStreams
        var generator = SeededGenerator(seed: settings.seed)
        let streams = few.triedDwells.flatMap { dwell in
            few.streams(of: dwell, from: pool, frames: few.framesPerStream, using: &generator)
        }
        let fallback = outcomes.hasFallback ? bestPower(on: streams, of: .fallback) : 1
        return LabelFilter(labels: labels, power: fallback, edgePower: bestPower(on: streams, of: nil))
    }

    private var labels: Int { outcomes.outcomes.fullLogits.first?.count ?? 1 }

    /// - Parameter model: `nil` for the full model.
    private func bestPower(on streams: [[Int]], of model: DeviceModel?) -> Double {
        func likelihood(_ power: Double) -> Double {
            streams.reduce(0) { sum, stream in
                var filter = LabelFilter(labels: labels, power: power, edgePower: power)
                return stream.reduce(sum) { sum, record in
                    filter.advance()
                    if let model {
                        filter.modelAnswered(outcomes.prediction(of: model, for: record))
                    } else {
                        filter.edgeAnswered(outcomes.edgeAnswer(to: record))
                    }
                    let right = filter.probabilities[outcomes.outcomes.labels[record]]
                    return sum + naturalLogarithm(max(right, .leastNormalMagnitude))
                }
            }
        }
        let likelihoods = Self.powers.map(likelihood)
        return zip(Self.powers, likelihoods).max { $0.1 < $1.1 }?.0 ?? 1
    }
}
