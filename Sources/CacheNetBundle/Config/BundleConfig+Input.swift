public import CacheNetCore

extension BundleConfig {
    /// A frame as the sensor gives it; `preprocess` makes of it what the models take.
    public struct Input: Codable, Sendable, Equatable {
        /// The input's name in the full model.
        public let name: String
        /// Of a frame's elements. In JSON it is `type`.
        public let elementType: ElementType
        /// Without the batch dimension; of a picture channels, height, width.
        public let shape: [Int]

        /// What frames are.
        public var format: FrameFormat { FrameFormat(elementType: elementType, shape: shape) }

        /// What a frame is; nothing is checked before it is part of a config.
        ///
        /// - Parameters:
        ///   - name: 1 to 1,024 bytes of text.
        ///   - shape: dimensions above 0, at most 64 Mi elements in all.
        public init(name: String, elementType: ElementType = .uint8, shape: [Int]) {
            self.name = name
            self.elementType = elementType
            self.shape = shape
        }

        private enum CodingKeys: String, CodingKey {
            case name
            case elementType = "type"
            case shape
        }
    }
}
