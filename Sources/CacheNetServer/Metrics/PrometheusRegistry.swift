internal import CoreMetrics
internal import Synchronization

/// Keeps what is counted through swift-metrics, for Prometheus and for the dashboard.
final class PrometheusRegistry: MetricsFactory {
    private struct Key: Hashable {
        let name: String
        let labels: [String]
    }

    private struct Entry<Cell: Sendable> {
        let kind: MetricFamily.Kind
        let labels: [(name: String, value: String)]
        let cell: Cell
    }

    private struct State {
        var cells: [Key: Entry<MetricCell>] = [:]
        var summaries: [Key: Entry<SummaryCell>] = [:]
    }

    private let help: [String: String]
    private let state = Mutex(State())

    /// - Parameter help: what a metric says, by name.
    init(help: [String: String]) {
        self.help = help
    }

    /// All that is counted, in the order of names.
    var families: [MetricFamily] {
        var families: [String: MetricFamily] = [:]
        func add(_ name: String, _ kind: MetricFamily.Kind, _ sample: MetricFamily.Sample) {
            families[name, default: MetricFamily(name: name, kind: kind, help: help[name] ?? "")].samples.append(sample)
        }
        let (cells, summaries) = state.withLock { ($0.cells, $0.summaries) }
        for (key, entry) in cells.sorted(by: { $0.key.labels.lexicographicallyPrecedes($1.key.labels) }) {
            add(key.name, entry.kind, MetricFamily.Sample(labels: entry.labels, value: entry.cell.value))
        }
        for (key, entry) in summaries {
            let (count, sum) = entry.cell.value
            add(key.name, .summary, MetricFamily.Sample(suffix: "_sum", labels: entry.labels, value: sum))
            add(key.name, .summary, MetricFamily.Sample(suffix: "_count", labels: entry.labels, value: Double(count)))
        }
        return families.values.sorted { $0.name < $1.name }
    }

    /// The values of a metric that carry a label, by another one of their labels.
    func values(of name: String, where label: String, is value: String, by other: String) -> [String: Double] {
        let cells = state.withLock { $0.cells.filter { $0.key.name == name } }
        var values: [String: Double] = [:]
        for entry in cells.values where entry.labels.contains(where: { $0 == (label, value) }) {
            guard let key = entry.labels.first(where: { $0.name == other })?.value else { continue }
            values[key, default: 0] += entry.cell.value
        }
        return values
    }

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        cell(label, dimensions, .counter)
    }

    func makeFloatingPointCounter(
        label: String, dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        cell(label, dimensions, .counter)
    }

    func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        cell(label, dimensions, .gauge)
    }

    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        summary(label, dimensions)
    }

    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        summary(label, dimensions)
    }

    // What was counted stays: a counter that is made anew goes on where it was.
    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    func destroyMeter(_ handler: any MeterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}

    private func cell(_ name: String, _ labels: [(String, String)], _ kind: MetricFamily.Kind) -> MetricCell {
        state.withLock { state in
            let key = Key(name: name, labels: labels.flatMap { [$0.0, $0.1] })
            if let known = state.cells[key] { return known.cell }
            let cell = MetricCell()
            state.cells[key] = Entry(kind: kind, labels: labels.map { (name: $0.0, value: $0.1) }, cell: cell)
            return cell
        }
    }

    private func summary(_ name: String, _ labels: [(String, String)]) -> SummaryCell {
        state.withLock { state in
            let key = Key(name: name, labels: labels.flatMap { [$0.0, $0.1] })
            if let known = state.summaries[key] { return known.cell }
            let cell = SummaryCell()
            state.summaries[key] = Entry(kind: .summary, labels: labels.map { (name: $0.0, value: $0.1) }, cell: cell)
            return cell
        }
    }
}
