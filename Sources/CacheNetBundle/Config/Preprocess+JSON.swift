public import CacheNetCore

extension Preprocess {
    /// Reads a preprocess from JSON such as `{"type": "float32", "layout": "HWC", "scale": 0.0039}`.
    ///
    /// - Parameter file: named in errors.
    public init(parsing bytes: [UInt8], file: String) throws(BundleError) {
        self = try BundleError.decode(Preprocess.self, from: bytes, file: file, code: .invalidSpecification)
    }
}
