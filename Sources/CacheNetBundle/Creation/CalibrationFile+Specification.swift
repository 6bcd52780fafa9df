public import CacheNetCore

extension CalibrationFile {
    /// - Parameters:
    ///   - preprocess: replaces what the file says.
    /// - Throws: ``BundleError`` with code `invalidSpecification` that names the field.
    public func specification(
        name: BundleName, preprocess given: Preprocess? = nil
    ) throws(BundleError) -> BundleSpecification {
        let preprocess = try preprocess(given)
        var models: [ModelRole: String] = [.full: try path(content.full.file, "full.file")]
        if let encoder = content.encoder { models[.encoder] = try path(encoder.file, "encoder.file") }
        if let fallback = content.fallback { models[.fallback] = try path(fallback.file, "fallback.file") }
        var partitions: [BundleConfig.Partition] = []
        for (index, partition) in content.partitions.enumerated() {
            let field = "partitions[\(index)]"
            guard let id = partition.id else { throw wrong("\(field).id", "a whole number", "nothing") }
            let file = try path(partition.file, "\(field).file")
            guard models.updateValue(file, forKey: .partition(id)) == nil else {
                throw wrong("\(field).id", "each partition once", "\(id) again")
            }
            partitions.append(
                .init(
                    id: id, temperature: partition.temperature, threshold: partition.threshold,
                    classes: partition.classes ?? []))
        }
        return BundleSpecification(
            name: name, labels: content.labels, inputName: content.input?.name,
            frameType: content.input?.frameType, frameShape: try frameShape(preprocess), preprocess: preprocess,
            full: .init(temperature: content.full.temperature), partitions: partitions,
            fallback: content.fallback.map { .init(temperature: $0.temperature, threshold: $0.threshold) },
            models: models)
    }

    private func preprocess(_ given: Preprocess?) throws(BundleError) -> Preprocess {
        let said = given ?? content.preprocess
        let frameType = content.input?.frameType ?? .uint8
        let type = content.input?.type ?? said?.elementType ?? frameType
        if said == nil, content.input?.layout == nil, type == content.input?.frameType { return .unchanged(type) }
        guard type == said?.elementType ?? .uint8 else {
            throw wrong(
                "preprocess", "how \(frameType.rawValue) frames become the input's \(type.rawValue)",
                said?.elementType.rawValue ?? "nothing")
        }
        guard let input = content.input?.layout else { return said ?? .none }
        let layout = said?.layout ?? input.layout
        guard input.layout == .channelsFirst || layout == .channelsLast else {
            throw wrong("preprocess.layout", "HWC, as the input's layout", layout.rawValue)
        }
        guard input.channels != .rgb || said?.channels != .bgr else {
            throw wrong("preprocess.channels", "RGB, as the input's layout", "BGR")
        }
        do {
            return try Preprocess(
                elementType: type, layout: layout, channels: input.channels ?? said?.channels ?? .rgb,
                scale: said?.scale ?? 1, mean: said?.mean ?? [], deviation: said?.deviation ?? [])
        } catch {
            throw wrong("preprocess", "values that go together", error.message)
        }
    }

    private func frameShape(_ preprocess: Preprocess) throws(BundleError) -> [Int]? {
        guard let shape = content.input?.shape else { return nil }
        guard shape.count == 3 || preprocess.layout == .channelsFirst else {
            throw wrong("input.shape", "3 dimensions", "\(shape)")
        }
        let isFrame = content.input?.layout?.layout == .channelsFirst
        return preprocess.layout == .channelsLast && !isFrame ? [shape[2], shape[0], shape[1]] : shape
    }

    /// Models lie in the calibration's directory or below it, nowhere else.
    private func path(_ file: String, _ field: String) throws(BundleError) -> String {
        let segments = file.split(separator: "/", omittingEmptySubsequences: false)
        guard !file.isEmpty, !file.utf8.contains(0), !segments.contains(where: { $0.isEmpty || $0 == ".." }) else {
            throw wrong(field, "the name of a file in \(directory)", "\"\(file)\"")
        }
        return "\(directory)/\(file)"
    }

    private func wrong(_ field: String, _ expected: String, _ got: String) -> BundleError {
        BundleError(
            .invalidSpecification, "\(directory)/\(Self.fileName): \(field): expected \(expected), got \(got)")
    }
}
