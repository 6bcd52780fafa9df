internal import CacheNetBundle
internal import CacheNetCalibration
internal import CacheNetCore

extension TrainingRun {
    /// - Parameter outcomes: what the bundle's own files say of the test pictures.
    func report(_ models: TrainedModels, _ config: BundleConfig, _ outcomes: ModelOutcomes) throws -> TrainingReport {
        let records = test.labels.indices
        let codes = models.codes.test
        // Where devices have partitions alone, it is in no file.
        let fallback = try outcomes.fallbackLogits.map(matrix) ?? logits(models.fallback, test)
        var rows = [
            model(Self.fullStage, [], models.full.cost, share(records, where: outcomes.isFullModelRight), nil)
        ]
        var (ownRight, toldRight) = (0, 0)
        for (id, network) in models.partitions.enumerated() {
            let logits = matrix(outcomes.partitionLogits[id])
            let own = records.filter { codes[$0] == id }
            ownRight += own.count { logits.argmax(ofRow: $0) == test.labels[$0] }
            let told = models.codes.classes.map { classes in
                own.count { fallback.argmax(ofRow: $0, among: classes[id]) == test.labels[$0] }
            }
            toldRight += told ?? 0
            rows.append(
                model(
                    Self.partitionStage(id), models.codes.classes.map { named($0[id]) } ?? [], network.cost,
                    share(own) { logits.argmax(ofRow: $0) == test.labels[$0] },
                    gate(logits, config.partitions[id].temperature, config.partitions[id].threshold) {
                        codes[$0] == id
                    },
                    fallback: told.map { Double($0) / Double(max(own.count, 1)) }))
        }
        rows.append(
            model(
                Self.fallbackStage, [], models.fallback.cost,
                share(records) { fallback.argmax(ofRow: $0) == test.labels[$0] },
                config.fallback.map { gate(fallback, $0.temperature, $0.threshold) { _ in true } }))
        let encoderAgreement = try models.encoder.map { encoder in
            let encoded = try logits(encoder, test)
            return share(records) { encoded.argmax(ofRow: $0) == codes[$0] }
        }
        if let encoder = models.encoder, let encoderAgreement {
            rows.append(model(Self.encoderStage, [], encoder.cost, encoderAgreement, nil))
        }
        return TrainingReport(
            bundle: plan.output, models: rows,
            ownPartitionAccuracy: models.partitions.isEmpty ? nil : Double(ownRight) / Double(max(test.count, 1)),
            toldFallbackAccuracy: models.partitions.isEmpty || models.codes.classes == nil
                ? nil : Double(toldRight) / Double(max(test.count, 1)),
            codes: models.partitions.isEmpty ? nil : codesReport(models, outcomes.hints, encoderAgreement))
    }

    private func codesReport(
        _ models: TrainedModels, _ hints: [PartitionID?], _ encoderAgreement: Double?
    ) -> TrainingReport.Codes {
        let codes = models.codes.test
        let statistics = CodeStatistics(
            codes: codes, labels: test.labels, partitions: ladder.partitions, labelCount: labels.count)
        return TrainingReport.Codes(
            method: plan.codes, seconds: models.codeSeconds, smallestShare: statistics.shares.min() ?? 0,
            largestShare: statistics.shares.max() ?? 0, purity: statistics.purity,
            hintAgreement: share(codes.indices) { hints[$0] == codes[$0] }, encoderAgreement: encoderAgreement)
    }

    private func matrix(_ rows: [[Float]]) -> FeatureMatrix {
        FeatureMatrix(Array(rows.joined()), columns: labels.count)
    }

    private struct Gate {
        let threshold: Double
        let ownHits: Double
        let foreignHits: Double?
    }

    private func gate(_ logits: FeatureMatrix, _ temperature: Double, _ threshold: Double, isOwn: (Int) -> Bool) -> Gate
    {
        let gate = EntropyGate(threshold: threshold)
        let isHit = (0..<logits.rows).map {
            gate.admits(Prediction(logits: Array(logits.row($0)), temperature: temperature))
        }
        let own = isHit.indices.filter(isOwn)
        let foreign = isHit.indices.filter { !isOwn($0) }
        return Gate(
            threshold: threshold, ownHits: share(own) { isHit[$0] },
            foreignHits: foreign.isEmpty ? nil : share(foreign) { isHit[$0] })
    }

    private func share(_ records: some Collection<Int>, where isCounted: (Int) -> Bool) -> Double {
        records.isEmpty ? 0 : Double(records.count(where: isCounted)) / Double(records.count)
    }

    private func model(
        _ name: String, _ labels: [String], _ cost: ModelCost?, _ accuracy: Double, _ gate: Gate?,
        fallback: Double? = nil
    ) -> TrainingReport.Model {
        TrainingReport.Model(
            name: name, labels: labels, megaMACs: cost.map { Double($0.multiplyAccumulates) / 1e6 },
            megaParameters: cost.map { Double($0.parameters) / 1e6 }, accuracy: accuracy, fallbackAccuracy: fallback,
            threshold: gate?.threshold, ownHits: gate?.ownHits, foreignHits: gate?.foreignHits)
    }
}
