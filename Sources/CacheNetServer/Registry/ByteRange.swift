/// Which bytes a `Range` header asks for (RFC 9110, section 14).
enum ByteRange: Equatable {
    /// Everything: no range is asked, or it is malformed, in another unit, or several at once.
    case whole
    /// Never empty.
    case part(Range<Int>)
    case unsatisfiable

    init(_ header: String?, size: Int) {
        guard let header, let equals = header.firstIndex(of: "="), header[..<equals].lowercased() == "bytes" else {
            self = .whole
            return
        }
        let set = header[header.index(after: equals)...].drop { $0 == " " || $0 == "\t" }
        let bounds = set.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard bounds.count == 2 else {
            self = .whole
            return
        }
        let (first, last) = (Self.number(bounds[0]), Self.number(bounds[1]))
        switch (first, last, bounds[0].isEmpty, bounds[1].isEmpty) {
        case (let first?, nil, _, true):
            self = first < size ? .part(first..<size) : .unsatisfiable
        case (let first?, let last?, _, _):
            if last < first {
                self = .whole
            } else {
                self = first < size ? .part(first..<min(last, size - 1) + 1) : .unsatisfiable
            }
        case (nil, let suffix?, true, _):
            self = suffix > 0 && size > 0 ? .part(max(0, size - suffix)..<size) : .unsatisfiable
        default: self = .whole
        }
    }

    /// Positions beyond what an `Int` holds are beyond every blob as well.
    private static func number(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ $0 &- 48 < 10 }) else { return nil }
        return Int(text) ?? .max
    }
}
