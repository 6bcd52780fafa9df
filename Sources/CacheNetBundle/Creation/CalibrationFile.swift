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

}
