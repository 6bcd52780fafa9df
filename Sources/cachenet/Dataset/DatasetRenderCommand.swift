import ArgumentParser
import CacheNetData

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
        let walkers = try parameters()
        switch layout {
        case .fvg: try FVGRendering.write(walkers, to: output)
        }
        print(
            "\(output): \(walkers.subjects) subjects, \(walkers.walks) walks of each, \(walkers.frames) frames a walk "
                + "(\(layout.rawValue):\(output))")
    }

    private func parameters() throws -> WalkersParameters {
        do {
            let specification = try SourceSpecification(source)
            guard specification.kind == .walkers else {
                throw ValidationError("expected walkers, the source that is drawn, got \"\(source)\"")
            }
            return try WalkersParameters(specification.parameters)
        } catch let error as DataError {
            throw ValidationError("\(error)")
        }
    }
}
