import CacheNetCore

extension BundleConfig {
    /// More partitions than any device tells apart.
    static let maximumPartitions = 4096
    static let maximumLabels = 1 << 20
    /// 64 Mi elements: a frame of 8192 x 2730 in three channels.
    package static let maximumFrameElements = 64 << 20

    func validate() throws(BundleError) {
        try validateLabels()
        try validateInput()
        try Self.checkTemperature(full.temperature ?? 1, "full.temperature")
        try Self.checkCounts(full.flops, full.parameters, "full")
        try validatePartitions()
        try validateBelief()
        if let fallback {
            try Self.checkTemperature(fallback.temperature, "fallback.temperature")
            try Self.checkThreshold(fallback.threshold, "fallback.threshold")
            try Self.checkCounts(fallback.flops, fallback.parameters, "fallback")
        }
        try calibration?.validate()
        for (index, cost) in pictures.enumerated() { try cost.validate("pictures[\(index)]") }
        if let index = Self.firstRepetition(pictures.map(\.quality)) {
            throw Self.wrong("pictures[\(index)].quality", "each once", "\(pictures[index].quality) again")
        }
    }

    private func validateLabels() throws(BundleError) {
        guard !labels.isEmpty, labels.count <= Self.maximumLabels else {
            throw Self.wrong("labels", "1 to \(Self.maximumLabels) labels", "\(labels.count)")
        }
        if let index = labels.firstIndex(of: "") { throw Self.wrong("labels[\(index)]", "text", "nothing") }
        if let index = Self.firstRepetition(labels) {
            throw Self.wrong("labels[\(index)]", "a label that is not there yet", "\"\(labels[index])\"")
        }
    }

    private func validateInput() throws(BundleError) {
        guard !input.name.isEmpty, input.name.utf8.count <= 1024 else {
            throw Self.wrong("input.name", "1 to 1024 bytes of text", "\(input.name.utf8.count)")
        }
        let elements = try? TensorShape(input.shape).elementCount
        guard !input.shape.isEmpty, input.shape.allSatisfy({ $0 > 0 }), let elements,
            elements <= Self.maximumFrameElements
        else {
            throw Self.wrong(
                "input.shape",
                "dimensions above 0 (of a picture channels, height, width) of at most "
                    + "\(Self.maximumFrameElements) elements", "\(input.shape)")
        }
        guard preprocess.elementType == .float32 || preprocess.elementType == input.elementType else {
            throw Self.wrong(
                "preprocess.type", "float32, or \(input.elementType.rawValue) as frames have it",
                preprocess.elementType.rawValue)
        }
        guard input.shape.count == 3 || (preprocess.layout == .channelsFirst && preprocess.channels == .rgb) else {
            throw Self.wrong(
                "preprocess", "no layout nor order of channels for frames without channels, height and width",
                "frames \(input.shape)")
        }
        for (field, values) in [("mean", preprocess.mean), ("deviation", preprocess.deviation)]
        where !values.isEmpty && values.count != input.shape[0] {
            throw Self.wrong(
                "preprocess.\(field)", "\(input.shape[0]) numbers, one for each channel", "\(values.count)")
        }
    }

    private func validatePartitions() throws(BundleError) {
        guard partitions.count <= Self.maximumPartitions else {
            throw Self.wrong("partitions", "at most \(Self.maximumPartitions) partitions", "\(partitions.count)")
        }
        guard !partitions.isEmpty || fallback != nil else {
            throw Self.wrong("partitions", "at least one partition, or a fallback model", "neither")
        }
        let known = Set(labels)
        for (index, partition) in partitions.enumerated() {
            let field = "partitions[\(index)]"
            guard partition.id == index else {
                throw Self.wrong(
                    "\(field).id", "each of 0 to \(partitions.count - 1) once, so \(index) here", "\(partition.id)")
            }
            try Self.checkTemperature(partition.temperature, "\(field).temperature")
            try Self.checkThreshold(partition.threshold, "\(field).threshold")
            try Self.checkCounts(partition.flops, partition.parameters, field)
            if let stranger = partition.classes.first(where: { !known.contains($0) }) {
                throw Self.wrong("\(field).classes", "labels of this bundle", "\"\(stranger)\"")
            }
            if let index = Self.firstRepetition(partition.classes) {
                throw Self.wrong("\(field).classes", "each label at most once", "\"\(partition.classes[index])\" again")
            }
        }
    }

    private func validateBelief() throws(BundleError) {
        guard let profile = belief?.profile else { return }
        guard profile.labels == labels.count else {
            throw Self.wrong("belief.profile.labels", "\(labels.count), as there are labels", "\(profile.labels)")
        }
        guard profile.partitions.count == partitions.count else {
            throw Self.wrong(
                "belief.profile.partitions", "\(partitions.count), one for each partition",
                "\(profile.partitions.count)")
        }
        guard (profile.fallback == nil) == (fallback == nil) else {
            throw Self.wrong(
                "belief.profile.fallback",
                fallback == nil ? "none without a fallback model" : "one, as there is a fallback model",
                profile.fallback == nil ? "nothing" : "one")
        }
    }

    private static func checkTemperature(_ value: Double, _ field: String) throws(BundleError) {
        guard value.isFinite, value > 0 else { throw wrong(field, "a finite number above 0", "\(value)") }
    }

    private static func checkThreshold(_ value: Double, _ field: String) throws(BundleError) {
        guard value.isFinite, value >= 0 else { throw wrong(field, "a finite number of at least 0", "\(value)") }
    }

    private static func checkCounts(_ flops: Int?, _ parameters: Int?, _ field: String) throws(BundleError) {
        if let flops, flops < 0 { throw wrong("\(field).flops", "at least 0", "\(flops)") }
        if let parameters, parameters < 0 { throw wrong("\(field).parameters", "at least 0", "\(parameters)") }
    }

    private static func firstRepetition<Value: Hashable>(_ values: [Value]) -> Int? {
        var seen: Set<Value> = []
        return values.firstIndex { !seen.insert($0).inserted }
    }

    private static func wrong(_ field: String, _ expected: String, _ got: String) -> BundleError {
        BundleError(.invalidConfig, "\(field): expected \(expected), got \(got)")
    }
}
