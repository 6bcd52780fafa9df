import Foundation

/// JSON of which there is only one spelling, so that the same value always has the same digest.
public enum CanonicalJSON {
    /// - Throws: ``BundleError`` for numbers that JSON cannot express.
    public static func encode(_ value: some Encodable) throws(BundleError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return [UInt8](try encoder.encode(value))
        } catch {
            throw BundleError(.invalidConfig, "expected a value that JSON can express, got \(error)")
        }
    }
}
