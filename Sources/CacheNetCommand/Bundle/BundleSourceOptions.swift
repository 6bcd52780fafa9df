import ArgumentParser
import CacheNetBundle
import CacheNetCore

/// Where a bundle's models and values come from: a directory, or one flag for each.
struct BundleSourceOptions: ParsableArguments {
    /// In nats, where nobody measured a better one; `run --threshold` overrides it.
    static let defaultThreshold = 0.5

    @Option(
        help: ArgumentHelp("A directory with calibration.json and the models that it names.", valueName: "dir"),
        completion: .directory)
    var from: String?

    @Option(help: ArgumentHelp("The full model.", valueName: "file"), completion: .file())
    var full: String?

    @Option(
        name: .customLong("partition"),
        help: ArgumentHelp("A partition's model; repeat it for partition 0, 1, ...", valueName: "file"),
        completion: .file())
    var partitions: [String] = []

    @Option(help: ArgumentHelp("A model that maps a frame to a code.", valueName: "file"), completion: .file())
    var encoder: String?

    @Option(
        help: ArgumentHelp("A small model for all labels, beside partitions or alone.", valueName: "file"),
        completion: .file())
    var fallback: String?

    @Option(
        help: "The labels in the order of the outputs: a list with commas, or a file with one on each line.",
        completion: .file())
    var labels: String?

    @Option(
        name: .customLong("temperature"),
        help: ArgumentHelp(
            "What logits are divided by: one for all partitions, or one for each (default: 1).", valueName: "number"))
    var temperatures: [Double] = []

    @Option(
        name: .customLong("threshold"),
        help: ArgumentHelp(
            "Nats of entropy below which an answer is a hit: one for all partitions or one for each (default: 0.5).",
            valueName: "number"))
    var thresholds: [Double] = []

    @Option(help: ArgumentHelp("The temperature of --fallback (default: 1).", valueName: "number"))
    var fallbackTemperature: Double?

    @Option(help: ArgumentHelp("The threshold of --fallback (default: 0.5).", valueName: "number"))
    var fallbackThreshold: Double?

    @Option(
        name: .customLong("classes"),
        help: ArgumentHelp("The labels a partition knows, with commas; repeat it for each.", valueName: "list"))
    var classes: [String] = []

    @Option(
        help: ArgumentHelp("How frames become the models' input: JSON, or a file that holds it.", valueName: "json"),
        completion: .file())
    var preprocess: String?

    @Option(
        help: ArgumentHelp(
            "A frame's dimensions, such as 3,32,32 for channels, height and width; by default the full model's.",
            valueName: "shape"))
    var inputShape: String?

    @Option(
        help: ArgumentHelp(
            "Of a frame's elements, such as int16 for sound; by default uint8 for pictures, and what the full model takes "
                + "for anything else.", valueName: "type"))
    var inputType: ElementTypeArgument?

    mutating func validate() throws {
        let modelFlags =
            full != nil || encoder != nil || fallback != nil || labels != nil || inputShape != nil
            || inputType != nil
        let lists = [partitions.count, temperatures.count, thresholds.count, classes.count]
        if from != nil {
            guard !modelFlags, lists.allSatisfy({ $0 == 0 }), fallbackTemperature == nil, fallbackThreshold == nil
            else {
                throw ValidationError("--from takes everything but --preprocess from calibration.json; use it alone")
            }
            return
        }
        guard full != nil, labels != nil, !partitions.isEmpty || fallback != nil else {
            throw ValidationError("expected --from, or --full, --labels and at least one --partition or a --fallback")
        }
        guard encoder == nil || !partitions.isEmpty else { throw ValidationError("--encoder needs --partition") }
        for (option, count) in [("--temperature", lists[1]), ("--threshold", lists[2])]
        where count > 1 && count != partitions.count {
            throw ValidationError(
                "\(option): expected one, or one for each of \(partitions.count) --partition, got \(count)")
        }
        guard classes.isEmpty || classes.count == partitions.count else {
            throw ValidationError(
                "--classes: expected one for each of \(partitions.count) --partition, got \(classes.count)")
        }
        try validateNumbers()
        guard fallback != nil || (fallbackTemperature == nil && fallbackThreshold == nil) else {
            throw ValidationError("--fallback-temperature and --fallback-threshold need --fallback")
        }
        if let inputShape, Self.dimensions(inputShape) == nil {
            throw ValidationError(
                "--input-shape: expected numbers above 0 with commas, together at most "
                    + "\(BundleConfig.maximumFrameElements) elements, such as 3,32,32, got \(inputShape)")
        }
    }

    private func validateNumbers() throws {
        for (option, values) in [
            ("--temperature", temperatures), ("--fallback-temperature", [fallbackTemperature].compactMap(\.self)),
        ] {
            if let stray = values.first(where: { !($0 > 0 && $0.isFinite) }) {
                throw ValidationError("\(option): expected a finite number above 0, got \(stray)")
            }
        }
        for (option, values) in [
            ("--threshold", thresholds), ("--fallback-threshold", [fallbackThreshold].compactMap(\.self)),
        ] {
            if let stray = values.first(where: { !($0 >= 0 && $0.isFinite) }) {
                throw ValidationError("\(option): expected a finite number of at least 0, got \(stray)")
            }
        }
    }

    static func dimensions(_ text: String) -> [Int]? {
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        let shape = numbers.compactMap(\.self)
        guard shape.count == numbers.count, shape.allSatisfy({ $0 > 0 }),
            let elements = try? TensorShape(shape).elementCount, elements <= BundleConfig.maximumFrameElements
        else { return nil }
        return shape
    }
}
