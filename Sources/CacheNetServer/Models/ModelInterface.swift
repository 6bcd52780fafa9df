internal import CacheNetBundle
internal import CacheNetCore
internal import CacheNetProtocol

/// What a served model takes and answers, as clients see it.
struct ModelInterface: Sendable {
    let name: String
    /// The manifest's digest.
    let version: String
    /// What an operator calls the version; `nil` where the bundle has no number.
    let number: Int?
    let inputName: String
    let format: FrameFormat
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
        format = config.input.format
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

    /// Of the input's elements.
    var datatype: InferenceDatatype { InferenceDatatype(format.elementType) }

    var rawInput: RawInput {
        RawInput(name: inputName, datatype: datatype, shape: [fixedBatch ?? -1] + format.shape)
    }

    /// What a batch needs at most in a request: its numbers as JSON, with some room for white space and the rest.
    func bodyBytes(batch: Int) -> Int {
        let limit = 1 << 32
        let numbers = format.shape.reduce(batch) { $0 > limit / Swift.max($1, 1) ? limit : $0 * $1 }
        return Swift.min(numbers, limit) * Self.digits(of: format.elementType) + 65_536
    }

    /// Characters of a number in JSON at most, with what separates it from the next one.
    private static func digits(of type: ElementType) -> Int {
        switch type {
        case .uint8, .int8: 6
        case .uint16, .int16: 8
        case .uint32, .int32: 13
        case .uint64, .int64: 22
        case .float32: 18
        case .float64: 26
        }
    }
}
