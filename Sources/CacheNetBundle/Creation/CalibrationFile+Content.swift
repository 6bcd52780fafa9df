import CacheNetCore

extension CalibrationFile {
    /// The JSON itself. People write it, so a member that nobody reads is refused: it may be one that is misspelt.
    struct Content: Sendable {
        let labels: [String]
        let input: Input?
        let preprocess: Preprocess?
        let full: Full
        let encoder: Encoder?
        let fallback: Calibrated?
        let partitions: [Calibrated]
    }

    struct Input: Sendable {
        let name: String?
        let type: ElementType?
        /// Of frames; what the models take, where neither a layout nor a preprocess says how they become that.
        let frameType: ElementType?
        /// Of one model input, without the batch dimension.
        let shape: [Int]?
        let layout: InputLayout?
    }

    struct Full: Sendable {
        let file: String
        let temperature: Double?
    }

    struct Encoder: Sendable {
        let file: String
    }

    struct Calibrated: Sendable {
        let id: Int?
        let file: String
        let temperature: Double
        let threshold: Double
        let classes: [String]?
    }
}

extension CalibrationFile.Content: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case labels, input, preprocess, full, encoder, fallback, partitions
        /// What other tools call the fallback model.
        case small
        /// A remark: the unit of the thresholds, which is always nats.
        case entropy
    }

    init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(besides: CodingKeys.self, synonyms: ["classes": "labels"])
        let container = try decoder.container(keyedBy: CodingKeys.self)
        labels = try container.decode([String].self, forKey: .labels)
        input = try container.decodeIfPresent(CalibrationFile.Input.self, forKey: .input)
        preprocess = try container.decodeIfPresent(Preprocess.self, forKey: .preprocess)
        full = try container.decode(CalibrationFile.Full.self, forKey: .full)
        encoder = try container.decodeIfPresent(CalibrationFile.Encoder.self, forKey: .encoder)
        fallback = try container.decodeIfPresent(
            CalibrationFile.Calibrated.self, forKey: container.contains(.fallback) ? .fallback : .small)
        partitions = try container.decode([CalibrationFile.Calibrated].self, forKey: .partitions)
    }
}

extension CalibrationFile.Input: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case name, type, shape, layout
        case frameType = "frame_type"
    }

    init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(besides: CodingKeys.self, synonyms: ["dtype": "type", "datatype": "type"])
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decodeIfPresent(String.self, forKey: .name)
        type = try container.decodeIfPresent(ElementType.self, forKey: .type)
        frameType = try container.decodeIfPresent(ElementType.self, forKey: .frameType)
        shape = try container.decodeIfPresent([Int].self, forKey: .shape)
        layout = try container.decodeIfPresent(InputLayout.self, forKey: .layout)
    }
}

extension CalibrationFile.Full: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case file, temperature
        /// A remark: the file itself says which outputs it has.
        case outputs
    }

    init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(besides: CodingKeys.self)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        file = try container.decode(String.self, forKey: .file)
        temperature = try container.decodeIfPresent(Double.self, forKey: .temperature)
    }
}

extension CalibrationFile.Encoder: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable { case file }

    init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(besides: CodingKeys.self)
        file = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .file)
    }
}

extension CalibrationFile.Calibrated: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable { case id, file, temperature, threshold, classes }

    init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(besides: CodingKeys.self, synonyms: ["labels": "classes"])
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decodeIfPresent(Int.self, forKey: .id)
        file = try container.decode(String.self, forKey: .file)
        temperature = try container.decode(Double.self, forKey: .temperature)
        threshold = try container.decode(Double.self, forKey: .threshold)
        classes = try container.decodeIfPresent([String].self, forKey: .classes)
    }
}
