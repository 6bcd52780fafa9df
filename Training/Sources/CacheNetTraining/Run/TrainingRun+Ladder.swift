internal import CacheNetCalibration
internal import CacheNetCore
internal import CacheNetNetworks
internal import Foundation

extension TrainingRun {
    /// Stages of candidates; nobody wants to see how each of them learned.
    static let trialPrefix = "trial-"

    /// Searches for the ladder, where the plan asks for that, or reads which one was found.
    func chooseLadder(_ full: any FullModel, _ lessons: TeacherLogits) throws {
        guard let search = plan.search else { return }
        let candidates: [LadderCandidate]
        if directory.exists(directory.candidates) {
            candidates = try directory.readJSON([LadderCandidate].self, from: directory.candidates)
        } else {
            candidates = try tried(search, full, lessons)
            let report = LadderReport(candidates: candidates, search: search, promise: promise)
            try directory.write(Data(report.csv.utf8), to: directory.candidatesTable)
            try directory.write(Data(report.chart().utf8), to: directory.candidatesChart)
            try directory.writeJSON(candidates, to: directory.candidates)
            directory.removeWeights(ofStagesWithPrefix: Self.trialPrefix)
            journal.note(try report.table())
        }
        guard let best = candidates.best(keeping: promise) else {
            throw TrainingError(.damagedRun, "\(directory.candidates): expected at least one candidate, got none")
        }
        ladder = best.ladder
    }

    private func tried(
        _ search: LadderSearch, _ full: any FullModel, _ lessons: TeacherLogits
    ) throws -> [LadderCandidate] {
        let networks = try search.networks.filter { network in
            search.allows(bytes: 1, try self.network(network, outputs: labels.count).multiplyAccumulates)
        }
        let trials = try LadderTrials(plan, search, full: full)
        var candidates: [LadderCandidate] = []
        func add(_ candidate: LadderCandidate) {
            if search.allows(bytes: candidate.bytes, candidate.multiplyAccumulates) { candidates.append(candidate) }
        }
        for network in networks {
            try journal.checkInterruption("the search for a ladder")
            try add(
                trials.candidate(
                    Ladder(fallback: network, partitions: 0), fallback: fallbackOnTrial(network, search, lessons)))
        }
        // A smaller fallback model is where partitions would help; one of them takes as much as it does.
        let best = networks.firstIndex { $0 == candidates.best(keeping: promise)?.ladder.fallback } ?? 0
        let around = networks.indices.filter { $0 == best || $0 == best - 1 }.map { networks[$0] }
        let promising = candidates.filter { around.contains($0.ladder.fallback) }
        for alone in promising where search.allows(bytes: 2 * alone.bytes, 2 * alone.multiplyAccumulates) {
            for count in search.partitions where count < labels.count {
                try journal.checkInterruption("the search for a ladder")
                try add(candidate(alone.ladder.fallback, partitions: count, trials, search, full, lessons))
            }
        }
        guard !candidates.isEmpty else {
            throw TrainingError(
                .invalidConfiguration,
                "search: expected a network of at most \(search.multiplyAccumulates) multiply-accumulates and "
                    + "\(search.bytes.map { "\($0)" } ?? "any number of") bytes among "
                    + "\(search.networks.joined(separator: ", ")), got none")
        }
        return candidates
    }

    private func candidate(
        _ network: String, partitions count: Int, _ trials: LadderTrials, _ search: LadderSearch,
        _ full: any FullModel, _ lessons: TeacherLogits
    ) throws -> LadderCandidate {
        // Codes that follow from the label are made quickly, and tell enough where others are planned.
        let codes = try codeLearner(plan.codes.followsLabel ? plan.codes : .clustering)
            .codes(material(full, lessons, partitions: count)).codes
        let fallback = try fallbackOnTrial(network, search, lessons)
        let partitions = try (0..<count).map { id in
            try partition(
                "\(Self.trialPrefix)\(Self.fileName(network))-\(count)-\(id)", id, network,
                shortened(plan.recipes.partition, to: search.epochs), lessons, fallback, codes)
        }
        return try trials.candidate(
            Ladder(fallback: network, partitions: count), fallback: fallback, partitions: partitions,
            codes: codes)
    }

    private func fallbackOnTrial(
        _ network: String, _ search: LadderSearch, _ lessons: TeacherLogits
    ) throws -> Network {
        try fallback(
            "\(Self.trialPrefix)\(Self.fileName(network))", network,
            shortened(plan.recipes.fallback, to: search.epochs), lessons)
    }

    private var promise: Promise { plan.calibration.promise }

    private static func fileName(_ network: String) -> String {
        network.replacing(":", with: "-").replacing("/", with: "-")
    }

    /// Pictures that a candidate sees at least, if its recipe shows so many: after fewer, large networks know less than
    /// small ones.
    private static let leastPictures = 50_000

    /// The same recipe for a share of the epochs.
    private func shortened(_ recipe: Recipe, to share: Double) -> Recipe {
        let epochs = max(share * Double(recipe.epochs), Double(Self.leastPictures) / Double(training.count))
        var shortened = recipe
        shortened.epochs = min(recipe.epochs, max(1, Int(epochs.rounded(.up))))
        return shortened
    }
}
