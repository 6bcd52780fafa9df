import ArgumentParser

struct BundleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bundle",
        abstract: "Make bundles of models, look into them and check them.",
        discussion: """
            A bundle is a directory in the layout of an OCI image: the full model, its partitions and their \
            calibration, each named by its SHA-256. Registry tools move it as it is.
            """,
        subcommands: [BundleCreateCommand.self, BundleInspectCommand.self, BundleVerifyCommand.self]
    )
}
