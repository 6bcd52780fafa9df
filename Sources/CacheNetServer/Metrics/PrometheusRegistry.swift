internal import CoreMetrics
internal import Synchronization

/// Keeps what is counted through swift-metrics, for Prometheus and for the dashboard.
final class PrometheusRegistry: MetricsFactory {
    private struct Key: Hashable {
        let name: String
        let labels: [String]

        init(_ name: String, _ labels: [(String, String)]) {
            self.name = name
            self.labels = labels.flatMap { [$0.0, $0.1] }
        }
    }

    private struct Entry<Cell: Sendable> {
        let kind: MetricFamily.Kind
        let labels: [MetricFamily.Label]
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

    /// The value of a metric with these labels; 0 before it is counted.
    func value(of name: String, _ labels: [(String, String)] = []) -> Double {
        state.withLock { $0.cells[Key(name, labels)] }?.cell.value ?? 0
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

    // What was counted stays: a counter that is made again goes on where it was.
    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    func destroyMeter(_ handler: any MeterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}

    private func cell(_ name: String, _ labels: [(String, String)], _ kind: MetricFamily.Kind) -> MetricCell {
        known(\.cells, name, labels, kind) { MetricCell() }
    }

    private func summary(_ name: String, _ labels: [(String, String)]) -> SummaryCell {
        known(\.summaries, name, labels, .summary) { SummaryCell() }
    }

    /// The cell of a metric and its labels, which is made where there is none.
    private func known<Cell: Sendable>(
        _ entries: sending WritableKeyPath<State, [Key: Entry<Cell>]>, _ name: String, _ labels: [(String, String)],
        _ kind: MetricFamily.Kind, make: () -> Cell
    ) -> Cell {
        let key = Key(name, labels)
        return state.withLock { state in
            if let known = state[keyPath: entries][key] { return known.cell }
            let cell = make()
            state[keyPath: entries][key] = Entry(
                kind: kind, labels: labels.map { (name: $0.0, value: $0.1) }, cell: cell)
            return cell
        }
    }
}
