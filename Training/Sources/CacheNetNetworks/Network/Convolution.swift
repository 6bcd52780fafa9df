/// A convolution over pictures `[inputs, height, width]` with a square kernel, zeros around the picture and no dilation.
public struct Convolution: Sendable, Hashable, Codable {
    /// Channels that come in, a multiple of `groups`.
    public let inputs: Int
    /// Channels that go out, a multiple of `groups`.
    public let outputs: Int
    /// The side of the kernel.
    public let kernel: Int
    public let stride: Int
    /// Rows and columns of zeros on each side, fewer than the kernel has.
    public let padding: Int
    /// Parts that the channels fall into, each seeing only its own; `inputs` of them make the convolution depthwise.
    public let groups: Int
    /// `false` where a batch norm follows, which would cancel it.
    public let hasBias: Bool

    public init(
        inputs: Int, outputs: Int, kernel: Int, stride: Int = 1, padding: Int = 0, groups: Int = 1,
        hasBias: Bool = false
    ) {
        self.inputs = inputs
        self.outputs = outputs
        self.kernel = kernel
        self.stride = stride
        self.padding = padding
        self.groups = groups
        self.hasBias = hasBias
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            inputs: try container.decode(Int.self, forKey: .inputs),
            outputs: try container.decode(Int.self, forKey: .outputs),
            kernel: try container.decode(Int.self, forKey: .kernel),
            stride: try container.decodeIfPresent(Int.self, forKey: .stride) ?? 1,
            padding: try container.decodeIfPresent(Int.self, forKey: .padding) ?? 0,
            groups: try container.decodeIfPresent(Int.self, forKey: .groups) ?? 1,
            hasBias: try container.decodeIfPresent(Bool.self, forKey: .hasBias) ?? false)
    }

    /// `[outputs, inputs / groups, kernel, kernel]`, the order in which weights lie.
    var weightShape: [Int] { [outputs, inputs / groups, kernel, kernel] }
}
