/// Writes JSON straight into the bytes of a body.
package struct JSONWriter {
    package private(set) var bytes: [UInt8] = []

    package init(capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    /// Punctuation and names that need no escapes.
    package mutating func raw(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    mutating func append(_ tensorBytes: [UInt8]) {
        bytes.append(contentsOf: tensorBytes)
    }

    package mutating func string(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                raw("\\u00")
                bytes.append(digits[Int(byte >> 4)])
                bytes.append(digits[Int(byte & 15)])
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// JSON has no word for infinity and NaN: they become `null`.
    mutating func number(_ value: some BinaryFloatingPoint & CustomStringConvertible) {
        raw(value.isFinite ? value.description : "null")
    }

    mutating func parameters(_ parameters: [String: ParameterValue]) {
        raw("{")
        // Sorted, so that equal messages are equal bytes.
        for (position, (key, value)) in parameters.sorted(by: { $0.key < $1.key }).enumerated() {
            if position > 0 { raw(",") }
            string(key)
            raw(":")
            switch value {
            case .bool(let value): raw(value ? "true" : "false")
            case .int(let value): raw(value.description)
            case .double(let value): number(value)
            case .string(let value): string(value)
            }
        }
        raw("}")
    }

    mutating func list<Element>(_ values: [Element], _ write: (inout JSONWriter, Element) -> Void) {
        raw("[")
        for (position, value) in values.enumerated() {
            if position > 0 { raw(",") }
            write(&self, value)
        }
        raw("]")
    }
}
