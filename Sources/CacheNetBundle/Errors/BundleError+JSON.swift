import CacheNetCore
import Foundation

extension BundleError {
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
            throw BundleError(code, "\(file): \(explain(error))")
        } catch {
            throw BundleError(code, "\(file): expected JSON, got \(error)")
        }
    }

    private static func explain(_ error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, let context):
            "\(path(context.codingPath + [key])): expected a value, got nothing"
        case .valueNotFound(let type, let context):
            "\(path(context.codingPath)): expected \(words(type)), got null"
        case .typeMismatch(let type, let context):
            "\(path(context.codingPath)): expected \(words(type)), got another type"
        case .dataCorrupted(let context):
            context.codingPath.isEmpty
                ? "expected JSON, got something else (\(context.debugDescription))"
                : "\(path(context.codingPath)): \(context.debugDescription)"
        @unknown default: "\(error)"
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        keys.reduce(into: "") { path, key in
            if let index = key.intValue {
                path += "[\(index)]"
            } else {
                path += (path.isEmpty ? "" : ".") + key.stringValue
            }
        }
    }

    private static func words(_ type: any Any.Type) -> String {
        switch type {
        case is String.Type: "text"
        case is Int.Type, is UInt.Type: "a whole number"
        case is Double.Type, is Float.Type: "a number"
        case is Bool.Type: "true or false"
        case is any Collection.Type: "a list or an object"
        default: "\(type)"
        }
    }
}
