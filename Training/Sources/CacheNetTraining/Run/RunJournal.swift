internal import CacheNetFormats
internal import CacheNetReport
internal import Foundation

/// Records a training: progress for whoever watches, `metrics.csv` and `curves.svg` for later.
final class RunJournal {
    let directory: RunDirectory
    private let stop: StopSignal
    private var progress: ProgressLine
    private var metrics: [EpochMetrics] = []
    private var started = ContinuousClock.now
    /// Epochs of the running stage that an earlier run did.
    private var epochsBefore = 0

    /// Reads what an earlier part of the same run wrote.
    ///
    /// - Throws: ``TrainingError`` with code `damagedRun` when that cannot be read.
    init(_ directory: RunDirectory, stop: StopSignal) throws(TrainingError) {
        self.directory = directory
        self.stop = stop
        progress = ProgressLine()
        metrics = try directory.exists(directory.metrics) ? directory.readMetrics() : []
    }

    /// Begins a stage, or goes on with it. Epochs that the checkpoint does not hold are forgotten: they come again.
    func resume(_ stage: String, afterEpochs done: Int) {
        epochsBefore = done
        started = .now
        metrics.removeAll { $0.stage == stage && $0.epoch > done }
    }

    /// - Parameter place: where the run is, such as `epoch 3 of full`.
    /// - Throws: ``TrainingError`` with code `interrupted` when somebody asked the run to stop.
    func checkInterruption(_ place: @autoclosure () -> String) throws(TrainingError) {
        guard stop.isRequested else { return }
        progress.finish()
        throw TrainingError(
            .interrupted, "stopped in \(place()); go on with: cachenet train --resume \(directory.path)")
    }

    /// - Parameters:
    ///   - epoch: from 0.
    ///   - steps: of an epoch.
    func show(stage: String, epoch: Int, of epochs: Int, step: Int, of steps: Int, _ tally: StepTally) {
        let elapsed = started.duration(to: .now)
        guard progress.isDue(at: elapsed) else { return }
        let perStep = tally.pictures / (step + 1)
        progress.show(
            ProgressStatus(
                stage: stage, done: (epoch * steps + step + 1) * perStep, total: epochs * steps * perStep,
                unit: "images",
                detail: String(
                    format: "epoch %d/%d  loss %.3f  accuracy %.1f%%", epoch + 1, epochs, tally.meanLoss,
                    100 * tally.accuracy),
                doneBefore: epochsBefore * steps * perStep),
            at: elapsed)
    }

    /// - Parameters:
    ///   - answers: that a model has given so far.
    ///   - total: at least 1.
    func show(stage: String, answers: Int, of total: Int) {
        let elapsed = started.duration(to: .now)
        guard progress.isDue(at: elapsed) else { return }
        progress.show(
            ProgressStatus(stage: stage, done: answers, total: total, unit: "images", detail: ""), at: elapsed)
    }

    func finish(epoch: EpochMetrics) throws {
        metrics.append(epoch)
        try directory.write(Data(EpochMetrics.table.text(metrics).utf8), to: directory.metrics)
    }

    var lastEpoch: EpochMetrics? { metrics.last }

    /// Says how a stage that is done went.
    func finish(stage: String) {
        guard let last = metrics.last(where: { $0.stage == stage }) else { return }
        note(
            String(
                format: "%@: %d epochs, loss %.3f, %.1f%% of held-out pictures right", stage, last.epoch, last.loss,
                100 * last.heldOutAccuracy))
    }

    /// A line that stays.
    func note(_ text: String) {
        progress.finish()
        try? FileHandle.standardError.write(contentsOf: Data("\(text)\n".utf8))
    }

    /// Draws how each network learned.
    func draw() throws {
        let metrics = metrics.filter { !$0.stage.hasPrefix(TrainingRun.trialPrefix) }
        let stages = metrics.reduce(into: [String]()) { if !$0.contains($1.stage) { $0.append($1.stage) } }
        guard !stages.isEmpty else { return }
        func lines(_ value: (EpochMetrics) -> Double) -> [LineChart.Series] {
            stages.map { stage in
                LineChart.Series(
                    stage, values: metrics.filter { $0.stage == stage }.map(value), from: 1,
                    isEmphasised: stage == TrainingRun.fullStage)
            }
        }
        let accuracy = try LineChart(
            title: "Accuracy on held-out pictures",
            caption: "Averaged weights; a partition is asked about its own pictures only.", xLabel: "epoch",
            yLabel: "right answers, %", series: lines { 100 * $0.heldOutAccuracy }, fromZero: false)
        let loss = try LineChart(
            title: "Loss in training", caption: "What each network minimises; their scales differ.", xLabel: "epoch",
            yLabel: "loss, nats", series: lines(\.loss))
        let page = ChartPage(title: "How the networks learned", charts: [accuracy, loss])
        try directory.write(Data(page.svg().utf8), to: directory.curves)
    }
}
