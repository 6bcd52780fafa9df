internal import CacheNetFormats
internal import Foundation

/// JSON of the small documents: metadata, index, errors.
package enum WireJSON {
    /// - Throws: ``InferenceError`` when the value has no form in JSON.
    package static func encode(_ value: some Encodable) throws(InferenceError) -> [UInt8] {
        do {
            return try CanonicalJSON.encode(value)
        } catch {
            throw InferenceError(.internal, "the answer has no form in JSON: \(error)")
        }
    }

    /// - Throws: ``InferenceError`` when the body is not JSON of that form.
    package static func decode<Value: Decodable>(_ type: Value.Type, from body: [UInt8]) throws(InferenceError) -> Value
    {
        // Checks depth too, before anything recursive touches the document.
        var reader = JSONReader(body, 0..<body.count)
        try reader.skipValue()
        try reader.finish()
        do {
            return try JSONDecoder().decode(type, from: Data(body))
        } catch {
            throw InferenceError(.invalidArgument, "expected JSON of \(type), got something else: \(error)")
        }
    }
}
