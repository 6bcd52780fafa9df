/// How a frame (`uint8`, channels x height x width, RGB) becomes what a bundle's models take.
///
/// Every element `x` of channel `c` becomes `(x * scale - mean[c]) / deviation[c]` when the models take floats; models
/// that take `uint8` get the pixels as they are. Channels are counted in the order that the models take them in. Device
/// and server apply this one function, so they cannot differ.
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

    public let elementType: ElementType
    public let layout: Layout
    /// BGR needs pictures of three channels.
    public let channels: ChannelOrder
    public let scale: Float
    /// One value for each channel, or empty for 0.
    public let mean: [Float]
    /// One value for each channel, not 0, or empty for 1.
    public let deviation: [Float]

    /// Pixels as the sensor gives them.
    public static let none = Preprocess(
        uncheckedElementType: .uint8, layout: .channelsFirst, channels: .rgb, scale: 1, mean: [], deviation: [])

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

    /// - Throws: ``TensorError`` when a number is not finite, a deviation is 0, or `uint8` is asked together with
    ///   arithmetic.
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

    /// The shape of one model input (without the batch dimension) for a frame of the given shape.
    public func modelShape(forFrame shape: [Int]) -> [Int] {
        guard layout == .channelsLast, shape.count == 3 else { return shape }
        return [shape[1], shape[2], shape[0]]
    }

    /// - Parameter frames: `uint8`, `[batch, channels, height, width]`.
    /// - Returns: what the models take, batch first.
    /// - Throws: ``TensorError`` when the frames are not such a tensor or the channels do not fit mean and deviation.
    public func apply(to frames: Tensor) throws(TensorError) -> Tensor {
        if self == .none { return frames }
        guard frames.elementType == .uint8, frames.shape.count == 4 else {
            throw TensorError(
                .invalidShape,
                "expected uint8 [batch, channels, height, width], got \(frames.elementType.rawValue) \(frames.shape)")
        }
        let (batch, channels) = (frames.shape[0], frames.shape[1])
        // Where one dimension is 0, the product of the others may overflow.
        let pixels = frames.bytes.isEmpty ? 0 : frames.shape[2] * frames.shape[3]
        guard mean.isEmpty || mean.count == channels, deviation.isEmpty || deviation.count == channels else {
            throw TensorError(
                .invalidPreprocess,
                "expected mean and deviation for \(channels) channels, got \(mean.count) and \(deviation.count)")
        }
        guard self.channels == .rgb || channels == 3 else {
            throw TensorError(.invalidPreprocess, "expected 3 channels for BGR, got \(channels)")
        }
        let shape = [batch] + modelShape(forFrame: Array(frames.shape.dropFirst()))
        if elementType == .uint8 {
            return try Tensor(
                elementType: .uint8, shape: shape, bytes: interleave(frames.bytes, batch, channels, pixels) { $1 })
        }
        let floats = interleave(frames.bytes, batch, channels, pixels) { channel, value in
            (Float(value) * scale - (mean.isEmpty ? 0 : mean[channel])) / (deviation.isEmpty ? 1 : deviation[channel])
        }
        return try Tensor(floats: floats, shape: shape)
    }

    private func interleave<Element>(
        _ source: [UInt8], _ batch: Int, _ channels: Int, _ pixels: Int, _ convert: (Int, UInt8) -> Element
    ) -> [Element] {
        // An empty tensor may still have a dimension too large to count through.
        guard !source.isEmpty else { return [] }
        var result: [Element] = []
        result.reserveCapacity(source.count)
        let isReversed = self.channels == .bgr
        for item in 0..<batch {
            let start = item * channels * pixels
            func element(_ channel: Int, _ pixel: Int) -> Element {
                let plane = isReversed ? channels - 1 - channel : channel
                return convert(channel, source[start + plane * pixels + pixel])
            }
            switch layout {
            case .channelsFirst:
                for channel in 0..<channels {
                    for pixel in 0..<pixels { result.append(element(channel, pixel)) }
                }
            case .channelsLast:
                for pixel in 0..<pixels {
                    for channel in 0..<channels { result.append(element(channel, pixel)) }
                }
            }
        }
        return result
    }
}
