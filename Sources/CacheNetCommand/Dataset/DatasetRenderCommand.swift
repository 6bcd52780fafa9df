import ArgumentParser
import CacheNetBundle
import CacheNetData
import Foundation

struct DatasetRenderCommand: ParsableCommand {
    enum Layout: String, CaseIterable, ExpressibleByArgument {
        case fvg
    }

    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Write the drawn walkers as files in another data set's layout.",
        discussion: """
            FVG is given out on request only. Walkers in its layout let everything that reads FVG be tried without it:

              cachenet dataset render walkers:12 --layout fvg --output walkers-fvg
              cachenet dataset inspect fvg:walkers-fvg
            """
    )

    @Argument(help: ArgumentHelp("walkers[:subjects=N,walks=N,frames=N,seed=N].", valueName: "source"))
    var source: String
    @Option(help: "How the files are laid out.")
    var layout = Layout.fvg
    @Option(help: ArgumentHelp("An empty directory, or one to make.", valueName: "dir"))
    var output: String

    func validate() throws {
        _ = try parameters()
    }

    func run() throws {
        EndingSignals.deleteUnfinishedFiles()
        let walkers = try parameters()
        try checkPlace()
        let staged = try StagedDirectory(path: output)
        defer { staged.cancel() }
        switch layout {
        case .fvg: try FVGRendering.write(walkers, to: staged.temporaryPath)
        }
        try checkPlace()
        try staged.commit()
        print(
            "\(output): \(walkers.subjects) subjects, \(walkers.walks) walks of each, \(walkers.frames) frames a walk "
                + "(\(layout.rawValue):\(output))")
    }

    private func checkPlace() throws {
        guard FileManager.default.fileExists(atPath: output) else { return }
        let first = (try? FileManager.default.contentsOfDirectory(atPath: output)).map(\.first)
        guard first == .some(nil) else {
            throw DataError(
                .unwritable,
                "\(output): expected an empty directory, or none, got "
                    + (first.flatMap { $0 }.map { "\"\($0)\" in it" } ?? "something else"))
        }
    }

    private func parameters() throws -> WalkersParameters {
        do {
            let specification = try SourceSpecification(source, option: "source")
            guard specification.kind == .walkers else {
                throw ValidationError("source: expected walkers, the source that is drawn, got \"\(source)\"")
            }
            return try WalkersParameters(specification.parameters)
        } catch let error as DataError {
            throw ValidationError("\(error)")
        }
    }
}
