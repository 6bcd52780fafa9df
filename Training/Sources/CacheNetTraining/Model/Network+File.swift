internal import CacheNetCore
internal import CacheNetNetworks
internal import CacheNetONNX

extension Network {
    /// The pictures that ranges of activations are taken from.
    private static let rangePictures = 256

    /// The network as an ONNX file.
    ///
    /// - Parameters:
    ///   - description: of this network, or with heads whose weights are among the others.
    ///   - pictures: where the format needs to know what values come up.
    static func file(
        _ description: NetworkDescription, weights: [String: [Float]], format: WeightFormat, pictures: PictureSet
    ) throws -> [UInt8] {
        let ranges =
            format == .quantized ? try ranges(description, weights, pictures) : ActivationRanges()
        return try ONNXExporter.export(description, weights: weights, format: format, ranges: ranges)
    }

    func file(_ format: WeightFormat, pictures: PictureSet) throws -> [UInt8] {
        try Self.file(description, weights: weights(), format: format, pictures: pictures)
    }

    private static func ranges(
        _ description: NetworkDescription, _ weights: [String: [Float]], _ pictures: PictureSet
    ) throws -> ActivationRanges {
        var ranges = ActivationRanges()
        let probe = try ONNXExporter.probe(description, weights: weights)
        guard !probe.places.isEmpty else { return ranges }
        let session = try ONNXEngine().load(ModelBytes(probe.bytes))
        for record in stride(from: 0, to: pictures.count, by: max(pictures.count / rangePictures, 1)) {
            for (place, value) in zip(probe.places, try session.run(try pictures.frame(record))) {
                ranges.see(try value.floats(), at: place)
            }
        }
        return ranges
    }
}

extension PictureSet {
    /// A picture with a batch dimension of 1.
    fileprivate func frame(_ record: Int) throws -> CacheNetCore.Tensor {
        try CacheNetCore.Tensor(
            elementType: .uint8, shape: [1] + shape,
            bytes: Array(bytes[record * pictureBytes..<(record + 1) * pictureBytes]))
    }
}
