import ArgumentParser
import CacheNetData
import CacheNetFormats

struct DatasetInspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Show a data set's labels, shape and splits, and some of its pictures.",
        discussion: """
              cachenet dataset inspect cifar10:DIR
              cachenet dataset inspect folder:DIR,size=96x96 --split train --sheet train.png
              cachenet dataset inspect fvg:DIR,every=10 --sheet subjects.png
              cachenet dataset inspect walkers --json | jq '.splits[].records'
            """
    )

    @Argument(
        help: ArgumentHelp("The source, such as folder:DIR (see `cachenet dataset --help`).", valueName: "source"))
    var source: String
    @Option(help: "Only this split: train, calibration or test (default: all that there are).")
    var split: SplitArgument?
    @Option(
        help: "Write a PNG picture with a row of pictures for each label, of the test split unless --split is given.",
        completion: .file())
    var sheet: String?
    @Flag(help: "Print one JSON object instead of a table.")
    var json = false

    func validate() throws {
        _ = try specification()
        if let sheet { try OutputFile.check(sheet, "--sheet") }
    }

    func run() throws {
        let specification = try specification()
        let splits = split.map { [$0.split] } ?? Split.allCases
        let sheetSplit = split?.split ?? .test
        var report = DatasetReport(source: specification)
        for candidate in splits {
            do throws(DataError) {
                let dataset = try specification.open(candidate)
                report.add(dataset, as: candidate)
                if let sheet, candidate == sheetSplit { try ContactSheet.write(dataset, to: sheet) }
            } catch {
                // A data set may come without some of its splits; only one that was asked for has to be there.
                guard error.code == .missingSplit, candidate != split?.split else { throw error }
                guard sheet == nil || candidate != sheetSplit else { throw error }
                report.missing.append("\(candidate.rawValue): \(error)")
            }
        }
        // Without a single record there is nothing to show, and whoever reads only the exit status should know.
        guard !report.splits.isEmpty else {
            throw DataError(.missingSplit, report.missing.joined(separator: "\n"))
        }
        print(json ? try CanonicalJSON.text(report) : try report.text())
    }

    private func specification() throws -> SourceSpecification { try SourceSpecification(source, option: "source") }
}
