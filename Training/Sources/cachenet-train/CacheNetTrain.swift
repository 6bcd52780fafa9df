import ArgumentParser
import CacheNetReport
import CacheNetTraining
import Foundation

/// Trains on the main thread: libtorch's calls block, and nothing else wants it.
@main
struct CacheNetTrain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cachenet train",
        abstract: "Train a full model and its partitions on labelled pictures, and pack them into a bundle.",
        discussion: """
            From a data set to a bundle:

              cachenet train --dataset cifar10:DIR --partitions 4 --seed 1 --output cifar10.bundle
              cachenet train --dataset walkers:20 --output walkers.bundle

            Partitions for a classifier that exists already, as an ONNX file:

              cachenet train --dataset folder:DIR,size=224x224 --full my-model.onnx --partitions 8 --output mine.bundle

            size= is the size of its input. Its outputs are in the alphabetical order of the folders' names; one that \
            takes floats needs --preprocess.

            A network is resnet9:WIDTH, resnet:WIDTHxDEPTH, resnet:WIDTHxDEPTH/2 (its first layer halves the picture) or \
            separable:WIDTH[xDEPTH]: WIDTH channels after the first convolution, DEPTH blocks in a stage.

            A full model that has learned from the pictures it is calibrated on looks better than it is, and the gate \
            is then needlessly strict; a warning says so. Give others to calibrate with, here of 64 x 64 pixels:

              cachenet train --dataset folder:DIR --full my-model.onnx --calibration folder:NEW --output mine.bundle

            Every epoch ends with a checkpoint in the run's directory. After a crash or Ctrl-C:

              cachenet train --resume runs/cifar10

            gives the bundle that an uninterrupted run would have given (on the CPU). metrics.csv and curves.svg there show how \
            each network learned, report.json what came out.
            """
    )

    @OptionGroup var options: PlanOptions

    @Option(help: ArgumentHelp("Go on with a run that was cut off.", valueName: "dir"))
    var resume: String?

    @Option(
        name: .customLong("run"),
        help: ArgumentHelp("Where the run keeps its files (default: runs/ and the bundle's name).", valueName: "dir"))
    var directory: String?

    static func main() {
        main(CommandLineWords.withNegativeNumbersTied(Array(CommandLine.arguments.dropFirst())))
    }

    func validate() throws {
        if resume != nil {
            guard directory == nil, options.isEmpty else {
                throw ValidationError(
                    "--resume takes everything from the run's plan.json; use it alone")
            }
        } else {
            _ = try options.plan()
        }
    }

    func run() throws {
        // A limit on the size of files is then an error like a full disk, with a message, instead of the end.
        signal(SIGXFSZ, SIG_IGN)
        let stop = StopSignal()
        let source = StopRequests(stop)
        defer { source.cancel() }
        do {
            let training: TrainingRun
            if let resume {
                training = try TrainingRun(resuming: resume, stop: stop)
            } else {
                let plan = try options.plan()
                training = try TrainingRun(plan, directory: directory ?? "runs/\(plan.name)", stop: stop)
            }
            print(try training.run().text())
            guard fflush(nil) == 0 else {
                let reason = String(cString: strerror(errno))
                let text = "Error: standard output: cannot be written to: \(reason)\n"
                try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
                throw ExitCode.failure
            }
        } catch let error as TrainingError where error.code == .interrupted {
            try? FileHandle.standardError.write(contentsOf: Data("\(error)\n".utf8))
            throw ExitCode(130)
        }
    }
}
