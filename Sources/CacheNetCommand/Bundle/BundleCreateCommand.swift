import ArgumentParser
import CacheNetBundle
import CacheNetONNX

struct BundleCreateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Pack a full model and its partitions into a bundle.",
        discussion: """
            From a directory with calibration.json and the ONNX files that it names:

              cachenet bundle create --from models --output cifar10.bundle

            or from files of any tool, here with two partitions:

              cachenet bundle create --full full.onnx --labels cat,dog,car,ship \\
                --partition pets.onnx --classes cat,dog --threshold 0.4 \\
                --partition vehicles.onnx --classes car,ship --threshold 0.6 \\
                --output mixed.bundle

            Every model is opened and run once, and its input and outputs are checked. Models that take floats or \
            have channels last need --preprocess, such as \
            '{"type": "float32", "layout": "HWC", "scale": 0.00392, "mean": [0.5, 0.5, 0.5]}'. A full model without \
            an output named code needs --encoder or --classes. The same models and values give the same digest.
            """
    )

    @OptionGroup var source: BundleSourceOptions

    @Option(help: ArgumentHelp("Where to write the bundle.", valueName: "path"), completion: .directory)
    var output: String

    @Option(help: "The bundle's name; by default the output's base name without its extension.")
    var name: String?

    @Option(
        help: ArgumentHelp(
            "A number for this version, at least 1: clients of the inference protocol can ask for it, on every server.",
            valueName: "number"))
    var versionNumber: Int?

    @Flag(help: "Replace a bundle that is there already.")
    var force = false

    func validate() throws {
        _ = try bundleName()
        guard versionNumber ?? 1 >= 1 else {
            throw ValidationError("--version-number: expected at least 1, got \(versionNumber ?? 1)")
        }
    }

    func run() throws {
        EndingSignals.deleteUnfinishedFiles()
        var specification = try source.specification(name: try bundleName())
        specification.versionNumber = versionNumber
        let bundle = try BundleWriter(engine: try ONNXEngine()).create(specification, at: output, force: force)
        let description = bundle.description
        print("\(output): \(description.config.name) \(description.digest), \(description.roles.count) models")
    }

    private func bundleName() throws -> BundleName {
        do {
            return if let name { try BundleName(name) } else { try BundleName(ofBundleAt: output) }
        } catch {
            throw ValidationError(
                name == nil
                    ? "\(error.message); --name gives the bundle another name than its output" : "--\(error.message)")
        }
    }
}
