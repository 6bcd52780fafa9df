internal import Foundation

extension TrainingReport {
    /// How inputs are divided among partitions, on the test split.
    public struct Codes: Sendable, Equatable, Codable {
        public let method: CodeMethod
        /// What making the codes and the code head took, without the stand-alone encoder.
        public let seconds: Double
        /// The share of the records that the smallest partition has, 0 to 1.
        public let smallestShare: Double
        /// The largest one's.
        public let largestShare: Double
        /// The share of the records whose code is the commonest one of their label, 0 to 1.
        public let purity: Double
        /// The share of the records whose hint is their code, 0 to 1: the code head's, or what follows from an imported
        /// full model's answer.
        public let hintAgreement: Double
        /// The share of the records to which the stand-alone encoder gives their code, 0 to 1; `nil` without one.
        public let encoderAgreement: Double?

        /// One line for people.
        var text: String {
            func percent(_ value: Double) -> String { String(format: "%.1f%%", 100 * value) }
            let took = String(format: "%.0f s", seconds)
            let encoder = encoderAgreement.map { ", the encoder \(percent($0))" } ?? ""
            return "\(method.rawValue) in \(took): a partition has \(percent(smallestShare)) to "
                + "\(percent(largestShare)) of the pictures; \(percent(purity)) have their label's commonest code; "
                + "the hint gives \(percent(hintAgreement)) of the codes\(encoder)"
        }
    }
}
