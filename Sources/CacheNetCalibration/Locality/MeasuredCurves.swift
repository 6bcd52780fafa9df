internal import CacheNetCore

/// What can be counted on records, without any stream.
struct MeasuredCurves {
    let partitions: [GateCurve]
    /// `nil` without a fallback model.
    let fallback: FallbackProfile?
    let ownHintReliability: Double
    let foreignHintReliability: Double

    init(_ outcomes: TemperedOutcomes, _ pool: RecordPool) throws(GateError) {
        let records = pool.records
        var curves: [GateCurve] = []
        for id in 0..<outcomes.outcomes.partitionCount {
            curves.append(try GateCurve(fitting: outcomes, partition: id, records: records))
        }
        partitions = curves
        let fallback =
            !outcomes.hasFallback ? nil : try FallbackProfile(fitting: outcomes, records: records)
        self.fallback = fallback
        let refused = records.filter { record in
            let id = outcomes.outcomes.codes[record]
            let bin = curves[id].bin(of: outcomes.prediction(of: .partition(id), for: record).entropy)
            // It looks more like a foreign one.
            return curves[id].own[bin] < curves[id].foreign[bin]
        }
        // The edge is asked where the fallback model is not sure either.
        let unsure = records.filter { record in
            guard let fallback else { return true }
            let bin = fallback.curve.bin(of: outcomes.prediction(of: .fallback, for: record).entropy)
            return fallback.curve.own[bin] < fallback.curve.foreign[bin]
        }
        ownHintReliability = Self.reliability(outcomes.outcomes, refused)
        foreignHintReliability = Self.reliability(outcomes.outcomes, unsure)
    }

    /// How often the hint is right, never quite always and never quite never.
    private static func reliability(_ outcomes: ModelOutcomes, _ records: [Int]) -> Double {
        let right = records.count { outcomes.hints[$0] == outcomes.codes[$0] }
        return Double(right + 1) / Double(records.count + 2)
    }
}
