internal import CacheNetCore
internal import CacheNetData

/// Calibrates a bundle for the locality-aware gate.
///
/// Curves and the reliability of hints are counted. The losses that belong to a price are found by running the gate itself
/// over streams of every stickiness, because they depend on how it and the stream work together. Curves that were fitted
/// on one half of the records are tried on streams of the other half, and each stream is drawn from a resampled half, so
/// that the losses scatter as they would if other records had been collected; the bound is the mean of the losses
/// plus as many standard deviations as the confidence asks for (the bootstrap: Efron and Tibshirani, 1993, section 13).
public struct LocalityCalibration: Sendable, Hashable, Codable {
    /// With which probability the bounds shall hold, above 0 and below 1.
    public var confidence: Double
    /// The stickiness of the streams, each at least 1, ascending.
    public var dwells: [Double]
    /// The prices that are tried, ascending, -1 to 1.
    public var prices: [Double]
    /// Streams of each stickiness on each half.
    public var streams: Int
    public var framesPerStream: Int
    public var seed: UInt64

    public init(
        confidence: Double = 0.95, dwells: [Double] = [1, 2, 5, 10, 20, 50, 100, 200, 500],
        prices: [Double] = [
            -1, -0.02, 0, 0.01, 0.02, 0.03, 0.045, 0.06, 0.08, 0.1, 0.125, 0.15, 0.18, 0.22, 0.27, 0.33, 0.4, 0.5,
        ], streams: Int = 10, framesPerStream: Int = 10_000, seed: UInt64 = 1
    ) {
        self.confidence = confidence
        self.dwells = dwells
        self.prices = prices
        self.streams = streams
        self.framesPerStream = framesPerStream
        self.seed = seed
    }

    /// - Throws: ``CalibrationError`` when no bound can be found.
    public func fit(_ outcomes: TemperedOutcomes) throws(CalibrationError) -> LocalityFit {
        try check()
        do throws(GateError) {
            let pool = RecordPool(outcomes.outcomes)
            let (first, second) = pool.halves
            let rates = dwells.map { switchRate(outcomes, pool, dwell: $0) }
            let trials = [
                try trial(outcomes, fittedOn: first, triedOn: second, rates),
                try trial(outcomes, fittedOn: second, triedOn: first, rates),
            ]
            let bounds = dwells.indices.map { rate in
                prices.indices.map { price in
                    bound(trials.flatMap { $0.losses(rate: rate, price: price) })
                }
            }
            let curves = try curves(outcomes, pool)
            return LocalityFit(
                curves: curves,
                profile: try LocalityProfile(
                    hintReliability: reliability(outcomes, curves, pool), switchRates: rates, prices: prices,
                    lossBounds: bounds, confidence: confidence, records: outcomes.outcomes.count))
        } catch {
            throw CalibrationError(.unsuitableRecords, "locality: \(error)")
        }
    }

    /// - Throws: ``CalibrationError`` that names the first setting which is out of its range.
    public func check() throws(CalibrationError) {
        guard confidence > 0, confidence < 1 else {
            throw CalibrationError(
                .invalidSetting, "confidence: expected more than 0 and less than 1, got \(confidence)")
        }
        guard !dwells.isEmpty, dwells.allSatisfy({ $0 >= 1 && $0.isFinite }) else {
            throw CalibrationError(.invalidSetting, "dwells: expected finite numbers of at least 1, got \(dwells)")
        }
        guard streams > 0, framesPerStream > 0 else {
            throw CalibrationError(
                .invalidSetting,
                "streams: expected at least one of at least one frame, got \(streams) of \(framesPerStream)")
        }
    }

    private func curves(_ outcomes: TemperedOutcomes, _ pool: RecordPool) throws(GateError) -> [GateCurve] {
        let records = pool.records
        var curves: [GateCurve] = []
        for id in outcomes.predictions.indices {
            curves.append(try GateCurve(fitting: outcomes, partition: id, records: records))
        }
        return curves
    }

    /// The losses of streams at every stickiness and price.
    private struct Trial {
        /// For each stickiness, each stream, each price.
        var losses: [[[Double]]] = []

        func losses(rate: Int, price: Int) -> [Double] { losses[rate].map { $0[price] } }
    }

    private func trial(
        _ outcomes: TemperedOutcomes, fittedOn fitted: RecordPool, triedOn tried: RecordPool, _ rates: [Double]
    ) throws(GateError) -> Trial {
        let curves = try curves(outcomes, fitted)
        let reliability = reliability(outcomes, curves, fitted)
        let profile = try LocalityProfile(
            hintReliability: reliability, switchRates: rates, prices: [0], lossBounds: rates.map { _ in [0] },
            confidence: 0, records: 0)
        let simulation = StreamSimulation(outcomes)
        var generator = SeededGenerator(seed: seed)
        var trial = Trial()
        for dwell in dwells {
            trial.losses.append(
                (0..<streams).map { _ in
                    let stream = tried.resampled(using: &generator).stream(dwell: dwell, seed: generator.next())
                    let records = Array(stream.prefix(framesPerStream))
                    return prices.map { price in
                        let gate = LocalityGate(curves: curves, profile: profile, prices: rates.map { _ in price })
                        return simulation.run(gate, over: records).loss
                    }
                })
        }
        return trial
    }

    private func bound(_ losses: [Double]) -> Double {
        let mean = losses.reduce(0, +) / Double(losses.count)
        let variance = losses.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(losses.count - 1, 1))
        return min(1, max(-1, mean + normalQuantile(confidence) * variance.squareRoot()))
    }

    /// How often the next frame of such streams belongs to another partition.
    private func switchRate(_ outcomes: TemperedOutcomes, _ pool: RecordPool, dwell: Double) -> Double {
        let codes = pool.stream(dwell: dwell, seed: seed).prefix(framesPerStream * 10)
            .map { outcomes.outcomes.codes[$0] }
        let switches = zip(codes, codes.dropFirst()).count { $0 != $1 }
        // Even a stream that never changed may.
        return (Double(switches) + 0.5) / Double(codes.count + 1)
    }

    /// How often the hint is right where it counts: for own frames that look more like foreign ones.
    private func reliability(_ outcomes: TemperedOutcomes, _ curves: [GateCurve], _ pool: RecordPool) -> Double {
        let refused = pool.records.filter { record in
            let id = outcomes.outcomes.codes[record]
            let bin = curves[id].bin(of: outcomes.predictions[id][record].entropy)
            return curves[id].own[bin] < curves[id].foreign[bin]
        }
        let right = refused.count { outcomes.outcomes.hints[$0] == outcomes.outcomes.codes[$0] }
        return Double(right + 1) / Double(refused.count + 2)
    }
}
