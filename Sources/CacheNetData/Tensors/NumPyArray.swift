internal import CacheNetCore

/// An array in NumPy's `.npy` format, versions 1 to 3.
///
/// After eight bytes of magic and version and a length, the header is a Python dictionary in ASCII, such as
/// `{'descr': '<i2', 'fortran_order': False, 'shape': (320, 16000), }`; the elements follow it, row by row
/// (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html).
struct NumPyArray {
    let elementType: ElementType
    let shape: [Int]
    private let file: [UInt8]
    /// Where the elements begin.
    private let start: Int

    /// - Throws: ``DataError`` when the file is none, or its elements are of another kind, order or number.
    init(file path: String) throws(DataError) {
        let file = try readFile(path)
        func wrong(_ expected: String, _ got: String) -> DataError {
            DataError(.invalidFile, "\(path): expected \(expected), got \(got)")
        }
        guard file.starts(with: [0x93] + "NUMPY".utf8), file.count >= 12, (1...3).contains(file[6]) else {
            throw wrong("a NumPy array (.npy) of version 1 to 3", "\(file.count) bytes of something else")
        }
        let lengthBytes = file[6] == 1 ? 2 : 4
        let length = file[8..<8 + lengthBytes].reversed().reduce(0) { $0 << 8 | Int($1) }
        let headerStart = 8 + lengthBytes
        guard length <= file.count - headerStart else {
            throw wrong("a header of \(length) bytes", "\(file.count - headerStart) bytes")
        }
        start = headerStart + length
        let header = String(decoding: file[headerStart..<start], as: UTF8.self)
        guard let description = Self.value(of: "descr", in: header), let elementType = Self.type(description) else {
            throw wrong(
                "whole or floating-point numbers in little-endian order",
                "'descr' \(Self.value(of: "descr", in: header) ?? "nothing")")
        }
        guard Self.value(of: "fortran_order", in: header) == "False" else {
            throw wrong("elements row by row ('fortran_order': False)", "another order")
        }
        guard let shape = Self.value(of: "shape", in: header).flatMap(Self.shape),
            let size = try? TensorShape(shape).elementCount
        else { throw wrong("a 'shape' of numbers", "\(header.prefix(80))") }
        let (bytes, overflow) = size.multipliedReportingOverflow(by: elementType.byteCount)
        guard !overflow, bytes == file.count - start else {
            throw wrong(
                "\(overflow ? "fewer" : "\(bytes)") bytes for \(elementType.rawValue) \(shape)", "\(file.count - start)"
            )
        }
        self.elementType = elementType
        self.shape = shape
        self.file = file
    }

    /// The bytes of one item along the first dimension.
    func bytes(of item: Int) -> ArraySlice<UInt8> {
        let size = shape.dropFirst().reduce(elementType.byteCount, *)
        return file[start + item * size..<start + (item + 1) * size]
    }

    /// The elements of an array of whole numbers; `nil` of another one, or where one is too large.
    func integers() -> [Int]? {
        func read<Element: FixedWidthInteger & BitwiseCopyable>(_ type: Element.Type) -> [Int]? {
            unsafe file.withUnsafeBytes { raw in
                var values: [Int] = []
                for offset in stride(from: start, to: raw.count, by: MemoryLayout<Element>.size) {
                    guard let value = unsafe Int(exactly: raw.loadUnaligned(fromByteOffset: offset, as: type)) else {
                        return nil
                    }
                    values.append(value)
                }
                return values
            }
        }
        return switch elementType {
        case .uint8: read(UInt8.self)
        case .uint16: read(UInt16.self)
        case .uint32: read(UInt32.self)
        case .uint64: read(UInt64.self)
        case .int8: read(Int8.self)
        case .int16: read(Int16.self)
        case .int32: read(Int32.self)
        case .int64: read(Int64.self)
        case .float32, .float64: nil
        }
    }

    /// The text after `'key':`, without quotes, or with its parentheses.
    private static func value(of key: String, in header: String) -> String? {
        guard let name = header.firstRange(of: "'\(key)':") else { return nil }
        let rest = header[name.upperBound...].drop(while: \.isWhitespace)
        if rest.first == "(" { return rest.firstIndex(of: ")").map { String(rest[...$0]) } }
        if rest.first == "'" { return String(rest.dropFirst().prefix { $0 != "'" }) }
        return String(rest.prefix { $0 != "," && $0 != "}" && !$0.isWhitespace })
    }

    /// Such as `<f4`: byte order, kind, bytes.
    private static func type(_ description: String) -> ElementType? {
        guard let order = description.first, order == "<" || (order == "|" && description.hasSuffix("1")) else {
            return nil
        }
        return switch description.dropFirst() {
        case "u1": .uint8
        case "u2": .uint16
        case "u4": .uint32
        case "u8": .uint64
        case "i1": .int8
        case "i2": .int16
        case "i4": .int32
        case "i8": .int64
        case "f4": .float32
        case "f8": .float64
        default: nil
        }
    }

    /// Such as `(320, 16000)`, `(320,)` or `()`.
    private static func shape(_ text: String) -> [Int]? {
        let words = text.dropFirst().dropLast().split(separator: ",").map { $0.filter { !$0.isWhitespace } }
            .filter { !$0.isEmpty }
        let numbers = words.compactMap { Int($0) }
        return numbers.count == words.count ? numbers : nil
    }
}
