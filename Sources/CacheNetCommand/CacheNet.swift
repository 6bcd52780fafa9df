import ArgumentParser
import CacheNetCore

@main
struct CacheNet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cachenet",
        abstract: "Model caching for deep-learning inference on the edge.",
        discussion: """
            A device keeps a few small, specialised partitions of a large model and answers alone while it is sure \
            (a hit). Other frames go to the edge server, whose full model answers and which names the partition to \
            keep next.

            Train models, or pack those that you have; serve the bundle, and run a stream against it:

              cachenet train --dataset walkers --output walkers.bundle
              cachenet bundle create --from DIR --output cifar10.bundle
              cachenet serve --bundle cifar10.bundle --port 8080
              cachenet run --edge http://127.0.0.1:8080 --source cifar10:DIR \\
                --dwell 50 --frames 4000
            """,
        version: CacheNetVersion.current,
        subcommands: [
            DatasetCommand.self, TrainCommand.self, BundleCommand.self, CalibrateCommand.self,
            CalibratePicturesCommand.self, ServeCommand.self, RunCommand.self, SimulateCommand.self,
            BenchCommand.self, BenchGatesCommand.self, BenchRuntimeCommand.self,
        ]
    )
}
