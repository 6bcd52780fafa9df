extension BundleConfig {
    /// What a calibration has seen, for whoever wonders how far its values can be trusted.
    public struct CalibrationRecord: Codable, Sendable, Equatable {
        /// How often the full model was right on test records.
        public struct Test: Codable, Sendable, Equatable {
            /// At least 1.
            public let records: Int
            /// 0 to 1.
            public let fullAccuracy: Double

            /// Nothing is checked before it is part of a config.
            public init(records: Int, fullAccuracy: Double) {
                self.records = records
                self.fullAccuracy = fullAccuracy
            }
        }

        /// At least 1: the pictures themselves where views of them were calibrated on.
        public let records: Int
        /// How many sequences they are, 1 to `records`; as many as records where these are independent.
        public let sequences: Int
        /// The kind of the source, such as `cifar10`, never a path; `nil` when unknown.
        public let source: String?
        /// The full model's accuracy on them, 0 to 1; `nil` where they have no labels.
        public let fullAccuracy: Double?
        /// `nil` where nobody measured it.
        public let test: Test?
        /// Whether the full model has probably learned from these records.
        public let isLeakSuspected: Bool

        /// Nothing is checked before it is part of a config.
        public init(
            records: Int, sequences: Int, source: String? = nil, fullAccuracy: Double?, test: Test? = nil,
            isLeakSuspected: Bool = false
        ) {
            self.records = records
            self.sequences = sequences
            self.source = source
            self.fullAccuracy = fullAccuracy
            self.test = test
            self.isLeakSuspected = isLeakSuspected
        }

        private enum CodingKeys: String, CodingKey {
            case records, sequences, source, fullAccuracy, test
            case isLeakSuspected = "leakSuspected"
        }
    }
}

extension BundleConfig.CalibrationRecord: CustomStringConvertible {
    /// Such as `88.2% (5000 records), on test records 87.9% (2000)` or `unknown (500 records)`: the full model's accuracy.
    public var description: String {
        let tested = test.map { ", on test records \(percent($0.fullAccuracy)) (\($0.records))" } ?? ""
        return "\(percent(fullAccuracy)) (\(records) records)\(tested)"
    }

    /// What is suspected, what follows and what to do; `nil` where nothing is.
    public var warning: String? {
        guard isLeakSuspected else { return nil }
        let compared =
            test.map { "and on \(percent($0.fullAccuracy)) of \($0.records) test records" }
            ?? "(there were no test records to compare with)"
        return "the full model is right on \(percent(fullAccuracy)) of the \(records) calibration records "
            + "\(compared): it has probably learned from the calibration records. Then hits seem to cost more than they "
            + "do, and the gate is needlessly strict: fewer hits. Calibrate with pictures that trained nothing (calibrate "
            + "--dataset, train --calibration)"
    }

    private func percent(_ share: Double?) -> String { share.map { "\((1000 * $0).rounded() / 10)%" } ?? "unknown" }
}

extension BundleConfig.CalibrationRecord {
    private static let longestSource = 64

    func validate() throws(BundleError) {
        func expect(_ isRight: Bool, _ field: String, _ expected: String, _ got: Any) throws(BundleError) {
            guard !isRight else { return }
            throw BundleError(.invalidConfig, "calibration.\(field): expected \(expected), got \(got)")
        }
        try expect(records >= 1, "records", "at least 1", records)
        try expect((1...max(records, 1)).contains(sequences), "sequences", "1 to \(records)", sequences)
        if let source {
            let isName =
                (1...Self.longestSource).contains(source.utf8.count)
                && source.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
            try expect(isName, "source", "the kind of a source, such as folder", "\"\(source)\"")
        }
        try expect((0...1).contains(fullAccuracy ?? 0), "fullAccuracy", "0 to 1", fullAccuracy ?? 0)
        guard let test else { return }
        try expect(test.records >= 1, "test.records", "at least 1", test.records)
        try expect((0...1).contains(test.fullAccuracy), "test.fullAccuracy", "0 to 1", test.fullAccuracy)
    }
}
