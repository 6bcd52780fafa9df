import ArgumentParser
import CacheNetBundle
import CacheNetData
import CacheNetVideo
import Foundation

struct DatasetRenderCommand: ParsableCommand {
    enum Layout: String, CaseIterable, ExpressibleByArgument {
        case fvg, video
    }

    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Write pictures of a data set as files in another one's layout, or as a video.",
        discussion: """
            FVG is given out on request only. Walkers in its layout let everything that reads FVG be tried without it:

              cachenet dataset render walkers:12 --layout fvg --output walkers-fvg
              cachenet dataset inspect fvg:walkers-fvg

            A video has the test split's pictures one after the other, in their order, which for walkers means walk after walk. It \
            takes any source:

              cachenet dataset render walkers:100 --layout video --output out.mp4
              cachenet run --edge URL --source video:out.mp4
            """
    )

    @Argument(
        help: ArgumentHelp(
            "walkers[:subjects=N,walks=N,frames=N,seed=N]; for a video any other source as well.", valueName: "source"))
    var source: String
    @Option(help: "How the files are laid out.")
    var layout = Layout.fvg
    @Option(
        help: ArgumentHelp("An empty directory, or one to make; for a video a file.", valueName: "path"),
        completion: .file())
    var output: String
    @Option(help: "Frames of a video, at least 1 (default: all).")
    var frames: Int?
    @Option(help: "Frames per second of a video, 0.01 to 600 (default: 25).")
    var fps: Double?

    func validate() throws {
        switch layout {
        case .fvg:
            _ = try parameters()
            guard frames == nil, fps == nil else {
                throw ValidationError(
                    "\(frames == nil ? "--fps" : "--frames"): expected --layout video with it, got fvg")
            }
        case .video:
            _ = try SourceSpecification(source, option: "source")
            guard frames ?? 1 >= 1 else { throw ValidationError("--frames: expected at least 1, got \(frames ?? 1)") }
            guard (0.01...600).contains(fps ?? 25) else {
                throw ValidationError("--fps: expected 0.01 to 600, got \(fps ?? 25)")
            }
            try OutputFile.check(output, "--output")
        }
    }

    func run() throws {
        EndingSignals.deleteUnfinishedFiles()
        switch layout {
        case .fvg: try renderFVG()
        case .video: try renderVideo()
        }
    }

    private func renderVideo() throws {
        let dataset = try SourceSpecification(source, option: "source").open()
        let count = min(frames ?? dataset.count, dataset.count)
        let writer = try VideoWriter(output, shape: dataset.frameShape, framesPerSecond: fps ?? 25)
        for record in 0..<count { try writer.add(dataset.pixels(of: record)) }
        try writer.finish()
        print("\(output): \(count) frames (video:\(output))")
    }

    private func renderFVG() throws {
        let walkers = try parameters()
        try checkPlace()
        let staged = try StagedDirectory(path: output)
        defer { staged.cancel() }
        try FVGRendering.write(walkers, to: staged.temporaryPath)
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
