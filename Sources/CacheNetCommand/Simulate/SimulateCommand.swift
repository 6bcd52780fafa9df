import ArgumentParser
import CacheNetBundle
import CacheNetData
import CacheNetSimulation
import Foundation

struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Decide a recorded run again, with other gates, policies and capacities.",
        discussion: """
            What a synchronous device would have done on the same frames, without running a model:

              cachenet run ... --record-all outputs.cnrec
              cachenet simulate --record outputs.cnrec --policy lru,lfu,fifo,gdsf,belady --capacity 1..4 \\
                --gate fixed,belief --threshold 0.2..2.0 --output table.csv

            Every gate is tried with every policy and capacity. Belady's policy knows what is to come: no other can \
            download less where all partitions are of one size. A run's log (run --log frames.jsonl) serves as well, but \
            only for policies and capacities: it does not hold what the other models would have said.

            With --fleet the record answers for many devices on one day, and the table says what reaches the inference \
            servers, the caches in front of the registry, and the registry:

              cachenet simulate --record outputs.cnrec --fleet 1000000 --gate belief --scenario day.json

            A scenario is JSON and names what is different from: \(Self.defaultScenario). \
            Documentation/simulate-a-fleet.md says what each field is.
            """
    )

    @Option(help: "A recorded run (run --record-all), or the log of one (run --log).", completion: .file())
    var record: String
    @OptionGroup(title: "Gates") var gates: GateListOptions
    @OptionGroup(title: "Cache") var cache: SimulatedCacheOptions
    @Option(help: "Let so many devices have a day, in place of trying what one would do.")
    var fleet: Int?
    @Option(help: "The day of --fleet: a JSON file.", completion: .file())
    var scenario: String?
    @Option(
        help: "Write the table to this file: .csv or .json; with --fleet .csv, a line for each minute.",
        completion: .file())
    var output: String?

    func validate() throws {
        guard output == nil || format != nil else {
            let known = WhatIfFile.Format.allCases.map { ".\($0.rawValue)" }.joined(separator: " or ")
            throw ValidationError("--output: expected a name that ends with \(known), got '\(output ?? "")'")
        }
        try validateFleet()
        if let output { try OutputFile.check(output, "--output") }
    }

    func run() throws {
        EndingSignals.deleteUnfinishedFiles()
        if let fleet { return try simulate(fleet) }
        let bytes = try Self.read(record)
        let results: [WhatIfResult]
        if RunRecording.isRecording(bytes) {
            let recording = try RunRecording(bytes, name: record)
            let question = WhatIf(
                gates: gates.choices(for: recording.bundle), policies: cache.policies, capacities: cache.capacities,
                start: gates.startPartition)
            results = try question.run(on: recording)
            print("\(record): \(summary(of: recording))\n")
        } else {
            let log = try FrameLogTrace(bytes, name: record)
            try gates.checkNoneIsAsked(of: record)
            results = [
                WhatIf(gates: [], policies: cache.policies, capacities: cache.capacities).run(on: log)
            ]
            print(
                """
                \(record): a log of \(log.trace.frames) frames. Gates and thresholds cannot be decided again from it, and \
                it does not say how large partitions are: policies and capacities only.

                """)
        }
        print(try WhatIfReport(results).text())
        if let output, let format { try write(try WhatIfFile(results).text(format), to: output) }
    }

    var format: WhatIfFile.Format? {
        output.flatMap { WhatIfFile.Format(rawValue: URL(filePath: $0).pathExtension) }
    }

    func summary(of recording: RunRecording) -> String {
        "\(recording.frames.count) frames of \(recording.stream.source), \(recording.stream.order)"
            + (recording.stream.seed.map { ", seed \($0)" } ?? "")
            + "; bundle \(recording.bundle.name) \(recording.digest)"
    }

    static func read(_ path: String) throws(SimulationError) -> [UInt8] {
        do { return try readFile(path) } catch { throw SimulationError(.unreadable, error.description) }
    }

    func write(_ text: String, to path: String) throws(SimulationError) {
        do throws(BundleError) {
            try WholeFile.write(Array(text.utf8), to: path)
        } catch {
            throw SimulationError(.unwritable, "\(path): cannot be written: \(error)")
        }
    }
}
