extension DecodingError {
    /// Where JSON is wrong, in words of the file rather than of the decoder: `fallback.threshold: expected a number, got null`.
    package var explained: String {
        switch self {
        case .keyNotFound(let key, let context):
            "\(Self.path(context.codingPath + [key])): expected a value, got nothing"
        case .valueNotFound(let type, let context):
            "\(Self.path(context.codingPath)): expected \(Self.words(type)), got null"
        case .typeMismatch(let type, let context):
            "\(Self.path(context.codingPath)): expected \(Self.words(type)), got another type"
        case .dataCorrupted(let context):
            context.codingPath.isEmpty
                ? "expected JSON, got something else (\(context.debugDescription))"
                : "\(Self.path(context.codingPath)): \(context.debugDescription)"
        @unknown default: "\(self)"
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        guard !keys.isEmpty else { return "the whole" }
        return keys.reduce(into: "") { path, key in
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
        case is any BinaryInteger.Type: "a whole number"
        case is any BinaryFloatingPoint.Type: "a number"
        case is Bool.Type: "true or false"
        case is any Collection.Type: "a list or an object"
        default: "\(type)"
        }
    }
}
