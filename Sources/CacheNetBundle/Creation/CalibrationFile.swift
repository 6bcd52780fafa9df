import CacheNetCore

/// A directory's `calibration.json`: which ONNX files make a bundle, and how sure each must be.
public struct CalibrationFile: Sendable {
    /// The name it has in its directory.
    public static let fileName = "calibration.json"

    let directory: String
    let content: Content

    /// - Parameter directory: holds `calibration.json` and the models it names.
    public static func load(directory: String) throws(BundleError) -> CalibrationFile {
        let file = "\(directory)/\(fileName)"
        return try CalibrationFile(
            parsing: try FileSystem.readBytes(file, limit: BundleDescription.maximumConfigSize), directory: directory)
    }

    init(parsing bytes: [UInt8], directory: String) throws(BundleError) {
        self.directory = directory
        self.content = try BundleError.decode(
            Content.self, from: bytes, file: "\(directory)/\(Self.fileName)", code: .invalidSpecification)
    }

    /// The JSON itself.
    struct Content: Decodable, Sendable {
        struct Input: Decodable, Sendable {
            let name: String?
            let type: ElementType?
            /// Of one model input, without the batch dimension.
            let shape: [Int]?
            /// Begins with `CHW` or `HWC`.
            let layout: String?
        }

        struct Full: Decodable, Sendable {
            let file: String
            let temperature: Double?
        }

        struct Encoder: Decodable, Sendable {
            let file: String
        }

        struct Calibrated: Decodable, Sendable {
            let id: Int?
            let file: String
            let temperature: Double
            let threshold: Double
            let classes: [String]?
        }

        let labels: [String]
        let input: Input?
        let preprocess: Preprocess?
        let full: Full
        let encoder: Encoder?
        let small: Calibrated?
        let partitions: [Calibrated]
    }
}
