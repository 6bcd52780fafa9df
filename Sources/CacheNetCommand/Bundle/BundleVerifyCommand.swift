import ArgumentParser
import CacheNetBundle

struct BundleVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Read every byte of a bundle and compare it with its digests.",
        discussion: """
            Exits with 0 when all is well, and with 1 and what is wrong otherwise.

              cachenet bundle verify cifar10.bundle
            """
    )

    @Argument(help: ArgumentHelp("The bundle's directory.", valueName: "bundle"), completion: .directory)
    var path: String

    func run() throws {
        let bundle = try Bundle.open(at: path)
        try bundle.verify()
        let description = bundle.description
        let bytes = description.manifest.layers.reduce(0) { $0 + $1.size }
        let models = description.roles.count
        print("\(description.config.name) \(description.digest): \(models) models, \(bytes) bytes, intact")
    }
}
