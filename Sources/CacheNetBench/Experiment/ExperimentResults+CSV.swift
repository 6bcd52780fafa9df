internal import CacheNetData
internal import CacheNetFormats
internal import CacheNetRivals

extension ExperimentResults {
    /// A line of ``csv``.
    private struct Line {
        let run: ExperimentRun
        let method: MethodFigures
    }

    /// One line for each setting, seed and method; a figure without meaning is empty.
    package var csv: String {
        let conditions: [CSVTable<Line>.Column] = [
            .init("link", \.run.setting.link), .init("device", \.run.setting.device),
            .init("stream", \.run.setting.stream), .init("kind", \.run.setting.kind?.rawValue),
            .init("dwell", \.run.setting.dwell), .init("bundle", \.run.setting.bundle),
            .init("capacity", \.run.setting.capacity), .init("policy", \.run.setting.policy),
            .init("gate", \.run.setting.gate), .init("start", \.run.setting.start?.rawValue),
            .init("seed", \.run.seed), .init("frames", \.run.frames), .init("complete", \.run.isComplete),
            .init("method", \.method.method.rawValue),
        ]
        let figures = ReportedFigure.allCases.map { figure in
            CSVTable<Line>.Column(figure.rawValue) { figure.value(of: $0.method) }
        }
        return CSVTable(conditions + figures).text(
            runs.flatMap { run in run.methods.map { Line(run: run, method: $0) } })
    }
}
