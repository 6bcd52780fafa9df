extension JSONReader {
    /// The text of a number, checked against JSON's grammar.
    mutating func numberRange() throws(InferenceError) -> Range<Int> {
        _ = peek()
        let start = index
        if index < end, bytes[index] == UInt8(ascii: "-") { index += 1 }
        if index < end, bytes[index] == UInt8(ascii: "0") { index += 1 } else { try digits() }
        if index < end, bytes[index] == UInt8(ascii: ".") {
            index += 1
            try digits()
        }
        if index < end, bytes[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < end, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") { index += 1 }
            try digits()
        }
        return start..<index
    }

    private mutating func digits() throws(InferenceError) {
        let start = index
        while index < end, bytes[index] &- 48 < 10 { index += 1 }
        guard index > start else { throw malformed("a digit") }
    }

    /// A number without fraction and exponent that fits the type.
    mutating func integer<Value: FixedWidthInteger>(_ type: Value.Type) throws(InferenceError) -> Value {
        let range = try numberRange()
        var position = range.lowerBound
        let isNegative = bytes[position] == UInt8(ascii: "-")
        if isNegative { position += 1 }
        var value: Value = 0
        while position < range.upperBound {
            let digit = bytes[position] &- 48
            let (scaled, overflow) = value.multipliedReportingOverflow(by: 10)
            let (next, carry) =
                isNegative
                ? scaled.subtractingReportingOverflow(Value(truncatingIfNeeded: digit))
                : scaled.addingReportingOverflow(Value(truncatingIfNeeded: digit))
            guard digit < 10, !overflow, !carry else {
                throw InferenceError(
                    .invalidArgument,
                    "expected an integer from \(Value.min) to \(Value.max), got \(text(range).shortened)")
            }
            value = next
            position += 1
        }
        return value
    }

    mutating func double() throws(InferenceError) -> Double {
        let range = try numberRange()
        guard let value = Double(text(range)), value.isFinite else {
            throw InferenceError(.invalidArgument, "expected a 64-bit number, got \(text(range).shortened)")
        }
        return value
    }

    mutating func float() throws(InferenceError) -> Float {
        let range = try numberRange()
        guard let value = Float(text(range)), value.isFinite else {
            throw InferenceError(.invalidArgument, "expected a 32-bit number, got \(text(range).shortened)")
        }
        return value
    }

    mutating func bool() throws(InferenceError) -> Bool {
        if peek() == UInt8(ascii: "t") {
            try literal("true")
            return true
        }
        guard peek() == UInt8(ascii: "f") else { throw malformed("true or false") }
        try literal("false")
        return false
    }

    mutating func parameter() throws(InferenceError) -> ParameterValue {
        switch peek() {
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool(try bool())
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "n"):
            throw malformed("a parameter (true, false, a number or a string)")
        default:
            let range = try numberRange()
            if let value = Int(text(range)) { return .int(value) }
            index = range.lowerBound
            return .double(try double())
        }
    }

    mutating func parameters() throws(InferenceError) -> [String: ParameterValue] {
        var result: [String: ParameterValue] = [:]
        var isFirst = true
        try beginObject()
        while let key = try nextKey(&isFirst) { result[key] = try parameter() }
        return result
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }
}
