internal import CacheNetBundle
internal import CacheNetProtocol

/// What a served model takes and answers, as clients see it.
struct ModelInterface: Sendable {
    let name: String
    /// The manifest's digest.
    let version: String
    /// What an operator calls the version; `nil` where the bundle has no number.
    let number: Int?
    let inputName: String
    /// Channels, height, width.
    let frameShape: [Int]
    let labels: [String]
    let labelsFingerprint: String
    let partitionCount: Int
    /// Whether there is an output `code`.
    let hasCode: Bool
    /// The batch that the full model insists on; `nil` when any will do.
    let fixedBatch: Int?

    init(_ bundle: BundleDescription, hasCode: Bool, fixedBatch: Int?) {
        let config = bundle.config
        name = config.name.description
        version = bundle.digest.description
        number = bundle.versionNumber
        inputName = config.input.name
        frameShape = config.input.shape
        labels = config.labels
        labelsFingerprint = config.labelsFingerprint
        partitionCount = config.partitions.count
        self.hasCode = hasCode
        self.fixedBatch = fixedBatch
    }

    /// The digest, and the number where there is one.
    var versions: [String] { [version] + (number.map { [$0.description] } ?? []) }

    /// The outputs and how many values each has for a frame.
    var outputs: [(name: String, width: Int)] {
        [(WireNames.logits, labels.count)] + (hasCode ? [(WireNames.code, partitionCount)] : [])
    }

    var rawInput: RawInput {
        RawInput(name: inputName, datatype: .uint8, shape: [fixedBatch ?? -1] + frameShape)
    }

    /// What a batch needs at most in a request: its numbers as JSON, with some room for white space and the rest.
    func bodyBytes(batch: Int) -> Int {
        let limit = 1 << 32
        let numbers = frameShape.reduce(batch) { $0 > limit / Swift.max($1, 1) ? limit : $0 * $1 }
        return Swift.min(numbers, limit) * 6 + 65_536
    }
}
