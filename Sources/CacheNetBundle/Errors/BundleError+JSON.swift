import CacheNetCore
import CacheNetFormats
import Foundation

extension BundleError {
    /// The one spelling that a document of a layout has, so that the same document always has the same digest.
    static func encode(_ value: some Encodable) throws(BundleError) -> [UInt8] {
        do throws(FormatError) {
            return try CanonicalJSON.encode(value)
        } catch {
            throw BundleError(.invalidConfig, error.message)
        }
    }

    /// Decodes JSON, and says where it is wrong in words of the file rather than of the decoder.
    static func decode<Value: Decodable>(
        _ type: Value.Type, from bytes: [UInt8], file: String, code: Code
    ) throws(BundleError) -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch let error as BundleError {
            throw BundleError(error.code, "\(file): \(error.message)")
        } catch let error as TensorError {
            // Of all that is decoded here only a preprocess throws it.
            throw BundleError(code, "\(file): preprocess: \(error.message)")
        } catch let error as DecodingError {
            throw BundleError(code, "\(file): \(error.explained)")
        } catch {
            throw BundleError(code, "\(file): expected JSON, got \(error)")
        }
    }
}
