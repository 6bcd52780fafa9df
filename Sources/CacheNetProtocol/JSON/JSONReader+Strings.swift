extension JSONReader {
    mutating func string() throws(InferenceError) -> String {
        try expect(UInt8(ascii: "\""))
        let start = index
        while index < end {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                let text = try utf8(bytes[start..<index])
                index += 1
                return text
            case UInt8(ascii: "\\"): return try escapedString(from: start)
            case 0..<0x20: throw malformed("a string without control characters")
            default: index += 1
            }
        }
        throw malformed("the end of a string")
    }

    private mutating func escapedString(from start: Int) throws(InferenceError) -> String {
        var content = Array(bytes[start..<index])
        while index < end {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return try utf8(content[...])
            case UInt8(ascii: "\\"): content.append(contentsOf: try escape().utf8)
            case 0..<0x20: throw malformed("a string without control characters")
            default: content.append(byte)
            }
        }
        throw malformed("the end of a string")
    }

    private mutating func escape() throws(InferenceError) -> String {
        guard index < end else { throw malformed("an escape") }
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return String(Unicode.Scalar(byte))
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{c}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return String(try unicodeEscape())
        default: throw malformed("an escape")
        }
    }

    private mutating func unicodeEscape() throws(InferenceError) -> Unicode.Scalar {
        let unit = try hexUnit()
        if let scalar = Unicode.Scalar(unit) { return scalar }
        // Beyond the basic plane a character is a pair of surrogates, each with an escape of its own.
        guard unit < 0xDC00, index + 1 < end, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u")
        else { throw malformed("a pair of surrogates") }
        index += 2
        let low = try hexUnit()
        guard (0xDC00..<0xE000).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
        else { throw malformed("a pair of surrogates") }
        return scalar
    }

    private mutating func hexUnit() throws(InferenceError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard index < end, let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue else {
                throw malformed("four hexadecimal digits")
            }
            value = value << 4 | UInt32(digit)
            index += 1
        }
        return value
    }

    private func utf8(_ slice: ArraySlice<UInt8>) throws(InferenceError) -> String {
        guard let text = String(validating: slice, as: UTF8.self) else { throw malformed("UTF-8") }
        return text
    }
}
