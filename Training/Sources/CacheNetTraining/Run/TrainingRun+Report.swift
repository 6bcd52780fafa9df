internal import CacheNetBundle
internal import CacheNetCore

extension TrainingRun {
    func report(_ models: TrainedModels, _ config: BundleConfig) throws -> TrainingReport {
        let records = test.labels.indices
        let codes = test.labels.map { models.codes.codeOfLabel[$0] }
        let fullLogits = try models.full.logits(test)
        let answers = records.map { fullLogits.argmax(ofRow: $0) }
        var rows = [
            model(Self.fullStage, [], models.full.cost, share(records) { answers[$0] == test.labels[$0] }, nil)
        ]
        var ownRight = 0
        for (id, network) in models.partitions.enumerated() {
            let logits = try logits(network, test)
            let own = records.filter { codes[$0] == id }
            ownRight += own.count { logits.argmax(ofRow: $0) == test.labels[$0] }
            rows.append(
                model(
                    Self.partitionStage(id), models.codes.classes[id].map { labels[$0] }, network.cost,
                    share(own) { logits.argmax(ofRow: $0) == test.labels[$0] },
                    gate(logits, config.partitions[id].temperature, config.partitions[id].threshold) { codes[$0] == id }))
        }
        let small = try logits(models.small, test)
        rows.append(
            model(
                Self.smallStage, [], models.small.cost, share(records) { small.argmax(ofRow: $0) == test.labels[$0] },
                config.small.map { gate(small, $0.temperature, $0.threshold) { _ in true } }))
        if let encoder = models.encoder {
            let encoded = try logits(encoder, test)
            rows.append(
                model(
                    Self.encoderStage, [], encoder.cost, share(records) { encoded.argmax(ofRow: $0) == codes[$0] }, nil)
            )
        }
        return TrainingReport(
            bundle: plan.output, models: rows, ownPartitionAccuracy: Double(ownRight) / Double(max(test.count, 1)),
            hintAccuracy: try hintAccuracy(models, codes, answers))
    }

    private struct Gate {
        let threshold: Double
        let ownHits: Double
        let foreignHits: Double?
    }

    private func gate(_ logits: FeatureMatrix, _ temperature: Double, _ threshold: Double, isOwn: (Int) -> Bool) -> Gate {
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

    private func hintAccuracy(_ models: TrainedModels, _ codes: [Int], _ answers: [Int]) throws -> Double {
        guard let head = models.codeHead, let full = models.full as? TrainedFullModel else {
            return share(test.labels.indices) { models.codes.codeOfLabel[answers[$0]] == codes[$0] }
        }
        let features = try full.features(test)
        return share(test.labels.indices) { head.code(of: features.row($0)) == codes[$0] }
    }

    private func share(_ records: some Collection<Int>, where isCounted: (Int) -> Bool) -> Double {
        records.isEmpty ? 0 : Double(records.count(where: isCounted)) / Double(records.count)
    }

    private func model(
        _ name: String, _ labels: [String], _ cost: ModelCost?, _ accuracy: Double, _ gate: Gate?
    ) -> TrainingReport.Model {
        TrainingReport.Model(
            name: name, labels: labels, megaMACs: cost.map { Double($0.multiplyAccumulates) / 1e6 },
            megaParameters: cost.map { Double($0.parameters) / 1e6 }, accuracy: accuracy, threshold: gate?.threshold,
            ownHits: gate?.ownHits, foreignHits: gate?.foreignHits)
    }
}
