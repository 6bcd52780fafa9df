internal import CacheNetReport
internal import CacheNetRivals
internal import CacheNetStreamRun
internal import Foundation

extension ExperimentReport {
    /// All figures of all methods, a table for each setting.
    func addTables(to page: inout HTMLPage) throws {
        page.heading("All figures")
        for (index, summary) in results.settings.enumerated() {
            if results.settings.count == 1 {
                page.table(try table(summary))
            } else {
                try page.folded("\(summary.setting)", isOpen: index == 0) { $0.table(try table(summary)) }
            }
        }
        page.definitions(words)
    }

    private func table(_ summary: SettingSummary) throws -> HTMLTable {
        // Columns that say something about a method at least; that all frames were answered goes without saying.
        let figures = ReportedFigure.allCases.filter { figure in
            summary.methods.contains { method in
                method[figure].map { figure != .unanswered || $0.mean > 0 } ?? false
            }
        }
        var table = HTMLTable(["method"] + figures.map { $0.heading(withinMs: results.conditions.withinMs) })
        for method in summary.methods {
            try table.add(
                [method.method.title] + figures.map { figure in method[figure].map(figure.text) ?? "-" },
                isEmphasised: method.method == .cacheNet)
        }
        return table
    }

    private var words: [(term: String, text: String)] {
        let ofSchedule =
            results.conditions.arrivals == nil
            ? [] : [("dropped, longest queue", "frames that found no room, and the most that waited at once")]
        return [
            ("hits", "share of frames that the device answered alone"),
            ("no model", "share of frames that the device answered before any model ran"),
            ("false hits", "share of all frames that were wrong hits where the full model is right"),
            ("mean, p50, p95, p99", "time from a frame's arrival to its answer; p99: 99 of 100 frames took no longer"),
            (
                "within",
                "share of all frames that were answered within \(ReportText.number(results.conditions.withinMs)) ms"
            ),
            ("KB up, KB down", "thousands of bytes over the link for each frame, partitions and headers included"),
            ("downloads, evictions", "partitions that came over the link, and that made room for others"),
            (
                "device computes",
                "computing time of the device's models, loads included, on this machine before it is slowed down"
            ),
            ("server computes", "computing time of all threads of the edge server during the method's turns"),
        ] + ofSchedule
    }

    func addTimeline(to page: inout HTMLPage) throws {
        guard let timeline else { return }
        page.heading("One stream, frame by frame")
        page.paragraph(timeline.subtitle, .soft)
        page.pictures([try timeline.picture()])
    }

    /// What was asked for, what was got, and how it was measured.
    func addConditions(to page: inout HTMLPage) throws {
        page.heading("Under which conditions")
        page.paragraph("Asked beside got: round trips are medians of a small request, over all comparisons.", .soft)
        var table = HTMLTable([
            "condition", "delay each way, ms", "jitter, ms", "Mbit/s down", "Mbit/s up", "down, got",
            "round trip asked, ms",
            "got, ms", "without link, ms", "slower asked, x", "got, x",
        ])
        for condition in conditions {
            let runs = results.runs.filter { run in condition.summaries.contains { $0.setting == run.setting } }
            guard let first = runs.first else { continue }
            func got(_ value: (ExperimentRun) -> Double?) -> String {
                let values = runs.compactMap(value)
                return values.isEmpty ? "-" : String(format: "%.2f", values.median)
            }
            let asked = [
                first.link.delayMs, first.link.jitterMs, first.link.downMbitS, first.link.upMbitS,
            ]
            try table.add(
                [condition.title] + asked.map(ReportText.number) + [
                    got(\.link.downMbitSMeasured), ReportText.number(2 * first.link.delayMs), got(\.link.roundTripMs),
                    got(\.link.roundTripWithoutLinkMs),
                    ReportText.number(first.device.factorAsked), got(\.device.factorMeasured),
                ])
        }
        page.table(table)
        addMethods(to: &page)
        page.folded("Configuration, versions, machine") { inner in
            let conditions = results.conditions
            let groups = [
                ("configuration", conditions.configuration), ("versions", conditions.versions),
                ("machine", conditions.machine),
            ]
            for (title, values) in groups {
                inner.heading(title, level: 3)
                inner.definitions(values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
            }
            for bundle in conditions.bundles {
                inner.heading("bundle \(bundle.name)", level: 3)
                inner.definitions([
                    ("version", bundle.version),
                    (
                        "partitions",
                        "\(bundle.partitionBytes.count), KB: "
                            + bundle.partitionBytes.map { "\($0 / 1000)" }.joined(separator: ", ")
                    ),
                ])
            }
            inner.heading("memory", level: 3)
            inner.definitions(memory)
        }
    }

    private func addMethods(to page: inout HTMLPage) {
        page.heading("The methods", level: 3)
        let methods = results.settings.first?.methods.map(\.method) ?? []
        page.definitions(methods.map { ($0.title, $0.explanation) })
        page.heading("How it was measured", level: 3)
        page.list(
            [
                "\(arrivals) Methods take turns every \(results.conditions.blockLength) frames, in an order that turns as well, so "
                    + "that the machine's drift hits all alike.",
                "The edge server is a process of its own. Each method has a link to itself, a TCP proxy with delay, jitter and a "
                    + "rate each way, which stands still while others have their turn. Losses and slow start are not part of it. Stalls and "
                    + "outages hold everything back and count by the link's own time.",
                "A slow device is a factor on the computing time of its models; its HTTP client is this machine's. The factor of a "
                    + "device with a name is an assumption, not measured on such a device.",
                "Cores: \(results.conditions.cores).",
            ] + harness)
    }

    /// Of the comparison where it matters most.
    private var harness: [String] {
        let worst = results.runs.compactMap(\.harness).max { $0.shareOfFastest < $1.shareOfFastest }
        return worst.map { ["The harness itself \($0), at most: measured with a method that answers at once."] } ?? []
    }

    private var arrivals: String {
        guard let schedule = results.conditions.arrivals else { return "Each frame waits for the answer before it." }
        return
            "\(ReportText.number(schedule.framesPerSecond)) frames come each second, whether those before them are answered "
            + "or not, and latency counts from when they come. At most \(schedule.queue) wait for the device; a frame that "
            + "finds them there is dropped: it has no latency, and counts as wrong and as late. The schedule restarts "
            + "with each turn."
    }

    /// The most that was resident at once.
    private var memory: [(term: String, text: String)] {
        func megabytes(_ value: KeyPath<ComparisonReport.Memory, Int?>) -> String? {
            results.runs.compactMap { $0.memory[keyPath: value] }.max().map {
                String(format: "%.0f MB", Double($0) / 1e6)
            }
        }
        return [
            (
                "device's memory",
                megabytes(\.devicePeakBytes).map { "at most \($0), with the models of all methods and the pictures" }
            ),
            ("server's memory", megabytes(\.serverPeakBytes).map { "at most \($0)" }),
        ].compactMap { term, text in text.map { (term, $0) } }
    }
}
