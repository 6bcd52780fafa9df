public import CacheNetCore

/// Makes bundles. The same models and values always make the same manifest digest.
///
/// ```swift
/// let specification = try CalibrationFile.load(directory: "models").specification(name: BundleName("cifar10"))
/// let bundle = try BundleWriter(engine: engine).create(specification, at: "cifar10.bundle")
/// ```
public struct BundleWriter: Sendable {
    private let engine: any InferenceEngine

    /// - Parameter engine: opens every model once, to check it.
    public init(engine: any InferenceEngine) {
        self.engine = engine
    }

    /// Checks every model and writes the bundle, whole or not at all. Blocks.
    ///
    /// - Parameters:
    ///   - path: must not exist, or be a bundle to replace if `force` says so.
    /// - Throws: ``BundleError`` that names the file and what is wrong with it.
    @discardableResult
    public func create(
        _ specification: BundleSpecification, at path: String, force: Bool = false
    ) throws(BundleError) -> Bundle {
        let output = try OutputDirectory(path: path, force: force)
        do throws(BundleError) {
            try write(specification, to: output.temporaryPath)
            try output.commit()
        } catch {
            output.cancel()
            throw error
        }
        return try Bundle.open(at: path)
    }

    /// Whether ``create(_:at:force:)`` could write there, for those who have much to do before.
    ///
    /// - Throws: ``BundleError`` as it does.
    public static func checkPlace(_ path: String, force: Bool) throws(BundleError) {
        try OutputDirectory(path: path, force: force).cancel()
    }

    private func write(_ specification: BundleSpecification, to path: String) throws(BundleError) {
        try checkRoles(specification)
        let store = try ContentStore(path: path)
        var specification = specification
        var config: BundleConfig?
        var fullHasCode = false
        var layers: [Descriptor] = []
        for role in specification.roles {
            guard let file = specification.models[role] else { continue }
            let model = try ModelFile.read(file)
            let session = try load(model, file)
            // The full model comes first, and tells what the specification leaves open.
            if role == .full {
                config = try Self.config(specification, full: session.signature, file)
                fullHasCode = session.signature.codeOutput != nil
            }
            guard let config else { break }
            let output = try ModelCheck(config: config, inputName: specification.inputName)
                .check(session, role: role, file: file)
            specification.note(output, of: role)
            let annotations = [AnnotationKey.role: "\(role)", AnnotationKey.title: role.title]
            unsafe layers.append(
                try model.withUnsafeBytes { bytes throws(BundleError) in
                    try unsafe store.put(bytes, mediaType: MediaType.onnx, annotations: annotations)
                })
        }
        guard let config else { throw BundleError(.invalidSpecification, "full: expected a model, got none") }
        if !fullHasCode, specification.models[.encoder] == nil { try Self.checkClasses(config) }
        try Self.finish(
            store, try Self.config(specification, like: config), layers, versionNumber: specification.versionNumber)
    }

    private func load(_ model: ModelBytes, _ file: String) throws(BundleError) -> any InferenceSession {
        do {
            return try engine.load(model)
        } catch {
            throw BundleError(.invalidModel, "\(file): expected a model that the engine can load, got: \(error)")
        }
    }

    private func checkRoles(_ specification: BundleSpecification) throws(BundleError) {
        let required = [ModelRole.full] + specification.partitions.map { .partition($0.id) }
        let allowed = Set(required + [.encoder] + (specification.fallback == nil ? [] : [.fallback]))
        if let absent = required.first(where: { specification.models[$0] == nil }) {
            throw BundleError(.invalidSpecification, "\(absent): expected a model, got none")
        }
        if specification.fallback != nil, specification.models[.fallback] == nil {
            throw BundleError(.invalidSpecification, "fallback: expected a model, got none")
        }
        if let stranger = specification.models.keys.first(where: { !allowed.contains($0) }) {
            throw BundleError(.invalidSpecification, "\(stranger): expected its calibration, got none")
        }
    }
}
