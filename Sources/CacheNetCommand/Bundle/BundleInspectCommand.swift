import ArgumentParser
import CacheNetBundle
import CacheNetFormats

struct BundleInspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Show a bundle's models, sizes, digests and thresholds.",
        discussion: """
              cachenet bundle inspect cifar10.bundle
              cachenet bundle inspect cifar10.bundle --json | jq '.models[].digest'
            """
    )

    @Argument(help: ArgumentHelp("The bundle's directory.", valueName: "bundle"), completion: .directory)
    var path: String

    @Flag(help: "Print one JSON object instead of a table.")
    var json = false

    func run() throws {
        let report = BundleReport(try Bundle.open(at: path).description)
        print(json ? try CanonicalJSON.text(report) : try report.text())
    }
}
