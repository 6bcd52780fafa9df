extension BundleConfig {
    /// What it costs to ask the full model about JPEG pictures of frames in place of the frames, as measured.
    public struct PictureCost: Codable, Sendable, Equatable {
        /// Of the pictures, 1 to 100.
        public let quality: Int
        /// How many frames were asked about, at least 1.
        public let records: Int
        /// The share of them that the full model answered otherwise than their tensors, 0 to 1.
        public let disagreement: Double
        /// Accuracy that was lost, -1 to 1; `nil` where the frames have no labels.
        public let accuracyLoss: Double?
        /// The mean size of a picture.
        public let bytes: Double

        /// Nothing is checked before it is part of a config.
        public init(quality: Int, records: Int, disagreement: Double, accuracyLoss: Double?, bytes: Double) {
            self.quality = quality
            self.records = records
            self.disagreement = disagreement
            self.accuracyLoss = accuracyLoss
            self.bytes = bytes
        }
    }
}

extension BundleConfig.PictureCost: CustomStringConvertible {
    /// Such as `quality 90: 0.4% of 2000 records answered otherwise, 0.1 points of accuracy lost`.
    public var description: String {
        let loss = accuracyLoss.map { ", \((1000 * $0).rounded() / 10) points of accuracy lost" } ?? ""
        return "quality \(quality): \((10_000 * disagreement).rounded() / 100)% of \(records) records answered "
            + "otherwise\(loss)"
    }
}

extension BundleConfig.PictureCost {
    func validate(_ field: String) throws(BundleError) {
        func expect(_ isRight: Bool, _ name: String, _ expected: String, _ got: Any) throws(BundleError) {
            guard !isRight else { return }
            throw BundleError(.invalidConfig, "\(field).\(name): expected \(expected), got \(got)")
        }
        try expect((1...100).contains(quality), "quality", "1 to 100", quality)
        try expect(records >= 1, "records", "at least 1", records)
        try expect((0...1).contains(disagreement), "disagreement", "0 to 1", disagreement)
        try expect((-1...1).contains(accuracyLoss ?? 0), "accuracyLoss", "-1 to 1", accuracyLoss ?? 0)
        try expect(bytes.isFinite && bytes >= 0, "bytes", "a finite number of at least 0", bytes)
    }
}
