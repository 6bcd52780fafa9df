internal import CacheNetCore

/// Splits comma-separated values (RFC 4180) into rows of fields, byte by byte, with line numbers for messages.
///
/// Lines end with LF or CRLF; quoted fields may hold commas, line ends and doubled quotes. Empty lines are skipped.
struct CSVScanner {
    private static let quote = UInt8(ascii: "\"")
    private static let comma = UInt8(ascii: ",")
    private static let carriageReturn = UInt8(ascii: "\r")
    private static let lineFeed = UInt8(ascii: "\n")

    private let bytes: [UInt8]
    private let name: String
    private var position: Int
    private var line = 1

    /// - Parameter name: what messages call it.
    init(_ bytes: [UInt8], name: String) {
        self.bytes = bytes
        self.name = name
        // Spreadsheets put one before the first column's name.
        position = withoutByteOrderMark(bytes[...]).startIndex
    }

    /// The next row, or `nil` at the end.
    ///
    /// - Returns: with the line that it starts on, from 1.
    mutating func next() throws(FormatError) -> (line: Int, fields: [String])? {
        while position < bytes.count {
            let start = line
            var fields: [String] = []
            var endsRow = false
            while !endsRow {
                let isQuoted = position < bytes.count && bytes[position] == Self.quote
                fields.append(try isQuoted ? quotedField() : plainField())
                endsRow = try endField()
            }
            if fields != [""] { return (start, fields) }
        }
        return nil
    }

    private mutating func plainField() -> String {
        let start = position
        while position < bytes.count, bytes[position] != Self.comma, !isAtLineEnd { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func quotedField() throws(FormatError) -> String {
        let start = line
        var content: [UInt8] = []
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == Self.quote {
                guard position < bytes.count, bytes[position] == Self.quote else {
                    return String(decoding: content, as: UTF8.self)
                }
                position += 1
            }
            if byte == Self.lineFeed { line += 1 }
            content.append(byte)
        }
        throw FormatError(.malformed, "\(name):\(start): expected a closing quote, got the end of the file")
    }

    /// Steps over what follows a field.
    ///
    /// - Returns: whether the row ends here.
    private mutating func endField() throws(FormatError) -> Bool {
        guard position < bytes.count else { return true }
        if bytes[position] == Self.comma {
            position += 1
            return false
        }
        guard isAtLineEnd else {
            throw FormatError(.malformed, "\(name):\(line): expected a comma after a closing quote, got more text")
        }
        position += bytes[position] == Self.carriageReturn ? 2 : 1
        line += 1
        return true
    }

    private var isAtLineEnd: Bool {
        if bytes[position] == Self.lineFeed { return true }
        guard bytes[position] == Self.carriageReturn else { return false }
        return position + 1 == bytes.count || bytes[position + 1] == Self.lineFeed
    }
}
