import CacheNetCore

extension BundleConfig: Codable {
    private enum CodingKeys: String, CodingKey {
        case schemaVersion, name, labels, input, preprocess, full, partitions, belief, fallback, calibration,
            pictures, provenance
    }

    /// Reads a config of ``currentSchema`` and checks it. `preprocess`, `full`, `pictures` and what may be `nil` may be
    /// missing.
    ///
    /// - Throws: ``BundleError`` for another schema or a value that is not valid, `TensorError` for a preprocess that
    ///   is not, `DecodingError` where a field is missing or of another type.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        // The schema comes first: the other fields of an unknown one mean nothing.
        let schema = try container.decode(Int.self, forKey: .schemaVersion)
        guard schema == Self.currentSchema else {
            throw BundleError(.invalidConfig, "schemaVersion: expected \(Self.currentSchema), got \(schema)")
        }
        try self.init(
            name: try container.decode(BundleName.self, forKey: .name),
            labels: try container.decode([String].self, forKey: .labels),
            input: try container.decode(Input.self, forKey: .input),
            preprocess: try container.decodeIfPresent(Preprocess.self, forKey: .preprocess) ?? .none,
            full: try container.decodeIfPresent(Full.self, forKey: .full) ?? Full(),
            partitions: try container.decode([Partition].self, forKey: .partitions),
            belief: try Self.naming("belief") {
                try container.decodeIfPresent(BeliefCalibration.self, forKey: .belief)
            },
            fallback: try container.decodeIfPresent(Fallback.self, forKey: .fallback),
            calibration: try container.decodeIfPresent(CalibrationRecord.self, forKey: .calibration),
            pictures: try container.decodeIfPresent([PictureCost].self, forKey: .pictures) ?? [],
            provenance: try container.decodeIfPresent([String: String].self, forKey: .provenance))
    }

    /// Writes a config of ``currentSchema``. A preprocess of `none`, no picture costs and what is `nil` are left out.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.currentSchema, forKey: .schemaVersion)
        try container.encode(name, forKey: .name)
        try container.encode(labels, forKey: .labels)
        try container.encode(input, forKey: .input)
        if preprocess != .none { try container.encode(preprocess, forKey: .preprocess) }
        try container.encode(full, forKey: .full)
        try container.encode(partitions, forKey: .partitions)
        try container.encodeIfPresent(belief, forKey: .belief)
        try container.encodeIfPresent(fallback, forKey: .fallback)
        try container.encodeIfPresent(calibration, forKey: .calibration)
        if !pictures.isEmpty { try container.encode(pictures, forKey: .pictures) }
        try container.encodeIfPresent(provenance, forKey: .provenance)
    }

    /// Decodes values for a gate, and says where those are that it cannot work with.
    static func naming<Value>(_ field: String, _ decode: () throws -> Value) throws -> Value {
        do {
            return try decode()
        } catch let error as GateError {
            throw BundleError(.invalidConfig, "\(field).\(error.message)")
        }
    }
}
