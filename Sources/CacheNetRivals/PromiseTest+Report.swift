internal import CacheNetCore
internal import CacheNetData
internal import CacheNetReport
internal import Foundation

extension PromiseTest {
    /// For people, at most 120 columns.
    package func table() throws -> String {
        var table = TextTable([
            .left("over \(trials.count) splits"), .right("asked"), .right("least"), .right("mean"), .right("most"),
            .right("kept"),
        ])
        func add(_ name: String, _ asked: Double?, _ format: String, scale: Double, _ figure: (Trial) -> Double) throws
        {
            let values = trials.map(figure)
            func text(_ value: Double?) -> String { value.map { String(format: format, scale * $0) } ?? "-" }
            try table.add([
                name, text(asked), text(values.min()), text(values.reduce(0, +) / Double(max(values.count, 1))),
                text(values.max()), asked.map { asked in "\(values.count { $0 <= asked })" } ?? "-",
            ])
        }
        try add("hits", nil, "%.3f", scale: 1, \.hitRatio)
        try add("loss", promise.risk, "%+.2f", scale: 100, \.loss)
        try add("loss after changes", promise.changeRisk, "%+.2f", scale: 100, \.gap)
        return """
            the promise, tested on \(kinds.names) streams: \(trials.count) times half of all records calibrate the belief, \
            and the other
            half is shown on \(streams) streams of \(frames) frames whose stickiness and labels drift; \
            \(trials.count { $0.basis == .certified }) calibrations certify it;
            points of accuracy, means over the streams; both parts were kept \(kept) times:

            \(table)
            """
    }

    /// The distribution of the losses, as a picture.
    package func svg() throws -> String {
        func series(_ name: String, of asked: Double, isEmphasised: Bool, _ figure: (Trial) -> Double)
            -> LineChart.Series
        {
            let values = trials.map { figure($0) / asked }.sorted()
            return LineChart.Series(
                name,
                values.enumerated().map { .init(x: $1, y: Double($0 + 1) / Double(values.count)) },
                isEmphasised: isEmphasised)
        }
        let changes = promise.changeRisk.map { [series("after changes", of: $0, isEmphasised: false, \.gap)] }
        return try LineChart(
            title: "Is the promise kept?",
            caption:
                "What was lost on streams of records that the gate was not calibrated on, as a multiple of what was asked "
                + "for, in \(trials.count) splits of the records. Asked for: \(promise). Where a line crosses 1, so many "
                + "splits kept it.",
            xLabel: "lost, as a multiple of what was asked for", yLabel: "share of splits",
            series: [series("over all frames", of: promise.risk, isEmphasised: true, \.loss)] + (changes ?? [])
                + [.init("asked", [.init(x: 1, y: 0), .init(x: 1, y: 1)])]
        ).svg()
    }
}
