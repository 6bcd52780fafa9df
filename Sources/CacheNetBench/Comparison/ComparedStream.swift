internal import CacheNetCalibration
internal import CacheNetCore

/// What methods are scored by: the labels of a stream, the full model's answers, and which frames belong together.
struct ComparedStream {
    /// The true label of each frame; `nil` where nobody knows it.
    let truth: [Int?]
    /// What the full model answers to each frame.
    let full: [Int?]
    /// What a label filter makes of the full model's answers; `nil` where none was calibrated.
    private let filtered: [Int?]?
    /// Frames with a label, the run or sequence that each is of, and how long ago the label changed.
    private let labelled: [Int]
    private let groups: [Int]
    private let sinceChange: [Int?]

    /// - Parameters:
    ///   - full: the log of the full model on the device.
    ///   - sequences: the number of the sequence that each frame is of; `nil` where frames are independent, so that
    ///     those of one run of a label belong together.
    init(truth: [Int?], full: MethodLog?, filter: LabelFilter?, sequences: [Int]?) {
        self.truth = truth
        self.full = full?.answers ?? []
        filtered = filter.map { filter in
            var filter = filter
            return (full?.full ?? []).map { answer in
                filter.advance()
                guard let answer else { return nil }
                filter.edgeAnswered(answer)
                return filter.label
            }
        }
        let labelled = truth.indices.filter { truth[$0] != nil }
        self.labelled = labelled
        let runs = LabelRuns(labelled.compactMap { truth[$0] })
        sinceChange = runs.sinceChange
        groups = sequences.map { sequences in labelled.map { sequences[$0] } } ?? runs.runs
    }

    var isFiltered: Bool { filtered != nil }

    /// - Returns: `nil` where no label is known, or the full model was not asked.
    func score(_ log: MethodLog) -> StreamScore? {
        guard !labelled.isEmpty, full.count == truth.count else { return nil }
        let frames = labelled.enumerated().map { position, index in
            let fullAnswer = full[index] ?? -1
            return ScoredFrame(
                label: truth[index] ?? -1, answer: log.answers[index], isHit: log.origins[index] == .hit,
                fullAnswer: fullAnswer, filteredFullAnswer: filtered?[index] ?? fullAnswer, group: groups[position],
                sinceChange: sinceChange[position])
        }
        return StreamScore(frames)
    }
}
