/// How a frame, such as a picture (`uint8`, channels x height x width, RGB), becomes what a bundle's models take.
///
/// Every element `x` of channel `c` becomes `(x * scale - mean[c]) / deviation[c]` when the models take `float32`; models
/// that take another type get frames of that type as they are. Channels are a frame's first dimension, counted in the
/// order that the models take them in. Device and server apply this one function, so they cannot differ.
public struct Preprocess: Sendable, Hashable, Codable {
    /// The order of a picture's axes in the model's input.
    public enum Layout: String, Sendable, Codable, CaseIterable {
        case channelsFirst = "CHW"
        case channelsLast = "HWC"
    }

    /// The order of the colours in the model's input.
    public enum ChannelOrder: String, Sendable, Codable, CaseIterable {
        case rgb = "RGB"
        case bgr = "BGR"
    }

    /// What the models take. Models that take `float32` get frames of any type converted; others need frames of their
    /// own type.
    public let elementType: ElementType
    /// Channels last needs frames of three dimensions.
    public let layout: Layout
    /// BGR needs pictures of three channels.
    public let channels: ChannelOrder
    /// What every element is multiplied by, before the mean is subtracted; finite, 1 for nothing.
    public let scale: Float
    /// One value for each channel, or empty for 0.
    public let mean: [Float]
    /// One value for each channel, not 0, or empty for 1.
    public let deviation: [Float]

    /// `uint8` frames as the sensor gives them.
    public static let none = unchanged(.uint8)

    /// Frames of a type as they are.
    public static func unchanged(_ elementType: ElementType) -> Preprocess {
        Preprocess(
            uncheckedElementType: elementType, layout: .channelsFirst, channels: .rgb, scale: 1, mean: [],
            deviation: [])
    }

    private init(
        uncheckedElementType elementType: ElementType, layout: Layout, channels: ChannelOrder, scale: Float,
        mean: [Float], deviation: [Float]
    ) {
        self.elementType = elementType
        self.layout = layout
        self.channels = channels
        self.scale = scale
        self.mean = mean
        self.deviation = deviation
    }

    /// - Throws: ``TensorError`` when a number is not finite, a deviation is 0, or another type than `float32` is asked
    ///   together with arithmetic.
    public init(
        elementType: ElementType, layout: Layout = .channelsFirst, channels: ChannelOrder = .rgb, scale: Float = 1,
        mean: [Float] = [], deviation: [Float] = []
    ) throws(TensorError) {
        guard scale.isFinite, mean.allSatisfy(\.isFinite), deviation.allSatisfy({ $0.isFinite && $0 != 0 }) else {
            throw TensorError(
                .invalidPreprocess,
                "expected finite scale and mean and finite deviations other than 0, got scale \(scale), mean \(mean), deviation \(deviation)"
            )
        }
        guard elementType == .float32 || (scale == 1 && mean.isEmpty && deviation.isEmpty) else {
            throw TensorError(
                .invalidPreprocess, "scale, mean and deviation need float32 input, got \(elementType.rawValue)")
        }
        self.init(
            uncheckedElementType: elementType, layout: layout, channels: channels, scale: scale, mean: mean,
            deviation: deviation)
    }

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case elementType = "type"
        case layout, channels, scale, mean, deviation
    }

    /// What PyTorch, Hugging Face, OpenCV and TensorFlow call these.
    private static let synonyms = [
        "std": "deviation", "stddev": "deviation", "standard_deviation": "deviation", "sigma": "deviation",
        "image_std": "deviation", "image_mean": "mean", "rescale": "scale", "rescale_factor": "scale",
        "scalefactor": "scale", "dtype": "type", "datatype": "type", "data_format": "layout", "format": "layout",
        "order": "channels", "color": "channels", "swaprb": "channels", "channel_order": "channels",
    ]

    /// Reads an object with the members `type`, `layout`, `channels`, `scale`, `mean` and `deviation`. All but `type`
    /// may be left out.
    ///
    /// - Throws: `DecodingError` when a member is missing, unknown or of another type; ``TensorError`` when the values
    ///   are refused by the initialiser.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(besides: CodingKeys.self, synonyms: Self.synonyms)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            elementType: try container.decode(ElementType.self, forKey: .elementType),
            layout: try container.decodeIfPresent(Layout.self, forKey: .layout) ?? .channelsFirst,
            channels: try container.decodeIfPresent(ChannelOrder.self, forKey: .channels) ?? .rgb,
            scale: try container.decodeIfPresent(Float.self, forKey: .scale) ?? 1,
            mean: try container.decodeIfPresent([Float].self, forKey: .mean) ?? [],
            deviation: try container.decodeIfPresent([Float].self, forKey: .deviation) ?? [])
    }

    /// Writes an object as ``init(from:)`` reads it. The member `channels` is there for BGR only, so that older bundles
    /// come out as they were.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(elementType, forKey: .elementType)
        try container.encode(layout, forKey: .layout)
        // Left out where it says nothing, as bundles before it have it.
        if channels != .rgb { try container.encode(channels, forKey: .channels) }
        try container.encode(scale, forKey: .scale)
        try container.encode(mean, forKey: .mean)
        try container.encode(deviation, forKey: .deviation)
    }

    /// Whether elements stay where and as they are, but for their type.
    public var keepsElements: Bool {
        layout == .channelsFirst && channels == .rgb && scale == 1 && mean.isEmpty && deviation.isEmpty
    }

    /// The shape of one model input (without the batch dimension) for a frame of the given shape.
    public func modelShape(forFrame shape: [Int]) -> [Int] {
        guard layout == .channelsLast, shape.count == 3 else { return shape }
        return [shape[1], shape[2], shape[0]]
    }
}
