import CacheNetBench
import CacheNetData
import CacheNetEmulation
import CacheNetRivals
import CacheNetStreamRun
import Foundation

/// What a person who runs a benchmark sees, and the files that he finds.
struct BenchOutput: Sendable {
    let files: BenchFiles
    /// Of comparisons.
    let count: Int

    func announcement(
        _ plan: ExperimentPlan, _ setup: ComparisonSetup, _ cores: CorePinning, source: String
    ) -> String {
        let width = setup.methods.map(\.title.count).max() ?? 0
        let methods = setup.methods.map { method in
            "  \(method.title.padding(toLength: width, withPad: " ", startingAt: 0))  \(method.explanation)"
        }
        let frames = plan.frames.map { "\($0)" } ?? "1000"
        let isFile = plan.streams.contains { if case .file = $0 { true } else { false } }
        let sweep =
            count == 1
            ? ""
            : "\(count) comparisons: \(plan.streams.count) streams, \(plan.links.count) links, "
                + "\(plan.devices.count) devices, \(plan.variants.count) CacheNets, \(plan.seeds.count) seeds. Ctrl-C keeps "
                + "what is done.\n"
        return """
            Answering the same \(isFile && plan.frames == nil ? "" : "\(frames) ")frames of \(source) in \(methods.count) ways:
            \(methods.joined(separator: "\n"))
            The device is this machine (\(plan.devices.map { "\($0)" }.joined(separator: "; "))).
            The link is emulated (\(plan.links.map { "\($0)" }.joined(separator: "; "))).
            Cores: \(cores).
            They take turns every \(setup.blockLength) frames; \(Self.arrivals(setup.arrivals)).
            \(sweep)
            """
    }

    private static func arrivals(_ schedule: FrameSchedule?) -> String {
        guard let schedule else { return "each frame waits for the answer before it" }
        return "frames come on a schedule (\(schedule)), and latency is measured from the scheduled arrival"
    }

    /// Writes what there is so far and says what came out last.
    func tell(_ step: Experiment.Step) throws {
        let result = step.comparison
        if count > 1 {
            print("[\(step.index + 1)/\(count)] \(step.combination.setting), seed \(step.combination.seed)")
        }
        if !step.isComplete { print("Interrupted after \(result.frames) frames.\n") }
        print("\(result.table)\n")
        if let changes = result.changes { print("\(changes)\n") }
        if let verdict = result.verdict { print("\(verdict)\n") }
        print("\(result.conditions)\n")
        try write(step.report)
    }

    func finish(_ report: ExperimentReport) {
        if count > 1 { print("\(report.results.table)\n") }
        for (name, file) in [
            ("report", "report.html"), ("figures", "results.json"), ("table", "results.csv"),
            ("picture", "timeline.svg"),
        ] {
            print("\(name.padding(toLength: 8, withPad: " ", startingAt: 0))\(files.path(of: file))")
        }
    }

    private func write(_ report: ExperimentReport) throws {
        _ = try files.write(try report.results.json(), to: "results.json")
        _ = try files.write(report.results.csv, to: "results.csv")
        _ = try files.write(try report.html(), to: "report.html")
        if let timeline = try report.timelineSVG() { _ = try files.write(timeline, to: "timeline.svg") }
    }
}
