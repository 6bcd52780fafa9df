import CacheNetCore
import Glibc

extension BundleWriter {
    static func config(
        _ specification: BundleSpecification, full: ModelSignature, _ file: String
    ) throws(BundleError) -> BundleConfig {
        guard let input = full.inputs.first, full.inputs.count == 1 else {
            throw BundleError(
                .invalidModel, "\(file): inputs: expected exactly one, got \(brief(full.inputs.map(\.name)))")
        }
        let (elementType, preprocess) = frames(specification, input)
        let shape =
            if let given = specification.frameShape { given } else {
                try frameShape(input, elementType, preprocess, file)
            }
        return try config(
            specification,
            input: .init(name: specification.inputName ?? input.name, elementType: elementType, shape: shape),
            preprocess: preprocess)
    }

    /// The config of what the specification says now, for the frames that another one has.
    static func config(
        _ specification: BundleSpecification, like other: BundleConfig
    ) throws(BundleError) -> BundleConfig {
        try config(specification, input: other.input, preprocess: other.preprocess)
    }

    private static func config(
        _ specification: BundleSpecification, input: BundleConfig.Input, preprocess: Preprocess
    ) throws(BundleError) -> BundleConfig {
        try BundleConfig(
            name: specification.name, labels: specification.labels, input: input, preprocess: preprocess,
            full: specification.full, partitions: specification.partitions,
            belief: specification.belief, fallback: specification.fallback, calibration: specification.calibration,
            pictures: specification.pictures, provenance: specification.provenance)
    }

    /// What frames are of, and how they become the models' input, where the specification leaves that to the full model.
    ///
    /// A model of four dimensions that takes floats looks at pictures: how these become floats, nobody can guess.
    private static func frames(
        _ specification: BundleSpecification, _ input: ModelSignature.Port
    ) -> (ElementType, Preprocess) {
        let preprocess = specification.preprocess
        if let type = specification.frameType { return (type, preprocess == .none ? .unchanged(type) : preprocess) }
        guard preprocess == .none, let type = input.elementType, type != .float32 || input.shape.count != 4 else {
            return (.uint8, preprocess)
        }
        return (type, .unchanged(type))
    }

    /// The frame that a model's input comes from, when its shape is fixed.
    private static func frameShape(
        _ input: ModelSignature.Port, _ elementType: ElementType, _ preprocess: Preprocess, _ file: String
    ) throws(BundleError) -> [Int] {
        let shape = Array(input.shape.dropFirst())
        guard !shape.isEmpty, shape.allSatisfy({ $0 > 0 }) else {
            throw BundleError(
                .invalidSpecification,
                "\(file): input \(input.name): expected [batch] and fixed dimensions, or an input shape given "
                    + "beside it, got \(input.shape)")
        }
        guard elementType == .uint8, shape.count == 3 else { return shape }
        guard preprocess.layout == .channelsFirst else { return [shape[2], shape[0], shape[1]] }
        guard [1, 3].contains(shape[0]) || ![1, 3, 4].contains(shape[2]) else {
            throw BundleError(
                .invalidSpecification,
                "\(file): input \(input.name): expected channels first, got \(input.shape), which looks like channels "
                    + "last: say \"layout\": \"HWC\" in the preprocess, or give the input shape \(shape) if it is right"
            )
        }
        return shape
    }

    /// Without a code the hint is the partition whose classes hold the answer.
    static func checkClasses(_ config: BundleConfig) throws(BundleError) {
        guard let partition = config.partitions.first(where: \.classes.isEmpty) else { return }
        throw BundleError(
            .invalidSpecification,
            "partitions[\(partition.id)].classes: expected its labels, since the full model has no output code and "
                + "there is no encoder, got none")
    }

    static func finish(
        _ store: ContentStore, _ config: BundleConfig, _ layers: [Descriptor], versionNumber: Int?
    ) throws(BundleError) {
        let configBytes = try BundleError.encode(config)
        let manifest = ImageManifest(
            config: try store.put(configBytes, mediaType: MediaType.config), layers: layers,
            annotations: versionNumber.map { [AnnotationKey.version: $0.description] })
        let manifestBytes = try BundleError.encode(manifest)
        let annotations = [AnnotationKey.referenceName: "latest"]
        let entry = try store.put(manifestBytes, mediaType: MediaType.imageManifest, annotations: annotations)
        try store.setIndex(ImageIndex(manifests: [entry]))
        // A bundle is a plain image layout: nobody writes to it again.
        unsafe rmdir(store.ingestDirectory)
        // What we are about to hand out must satisfy the reader's rules too.
        _ = try BundleDescription(manifest: manifestBytes, config: configBytes)
    }
}
