/// The fields of one message in protobuf's wire format (protobuf.dev, "Encoding"), in their order.
struct WireMessage {
    @safe enum Content {
        case number(UInt64)
        /// Text, bytes or a message.
        case bytes(UnsafeRawBufferPointer)
        /// Of fixed width.
        case other
    }

    @safe struct Field {
        let number: Int
        let content: Content
        /// Tag included.
        let encoded: UnsafeRawBufferPointer
    }

    let fields: [Field]

    /// - Returns: `nil` for bytes that are no message.
    init?(_ bytes: UnsafeRawBufferPointer) {
        var fields: [Field] = []
        var position = 0
        while position < bytes.count {
            let start = position
            guard let tag = unsafe Self.number(bytes, &position), tag >> 3 > 0, tag >> 3 < 1 << 29 else { return nil }
            let content: Content
            switch tag & 7 {
            case 0:
                guard let number = unsafe Self.number(bytes, &position) else { return nil }
                content = .number(number)
            case 2:
                guard let length = unsafe Self.number(bytes, &position), length <= bytes.count - position else {
                    return nil
                }
                let end = position + Int(length)
                content = unsafe .bytes(UnsafeRawBufferPointer(rebasing: bytes[position..<end]))
                position = end
            case 1, 5:
                position += tag & 7 == 1 ? 8 : 4
                guard position <= bytes.count else { return nil }
                content = .other
            default: return nil
            }
            let encoded = unsafe UnsafeRawBufferPointer(rebasing: bytes[start..<position])
            unsafe fields.append(Field(number: Int(tag >> 3), content: content, encoded: encoded))
        }
        self.fields = fields
    }

    /// The last number under a field's number, which is the one that counts.
    func number(_ field: Int) -> UInt64? {
        fields.last { $0.number == field }.flatMap { if case .number(let value) = $0.content { value } else { nil } }
    }

    private func bytes(_ field: Int) -> [UnsafeRawBufferPointer] {
        unsafe fields.compactMap {
            if $0.number == field, case .bytes(let value) = $0.content { unsafe value } else { nil }
        }
    }

    /// Those fields of a number that are messages.
    func messages(_ field: Int) -> [WireMessage] { unsafe bytes(field).compactMap { unsafe WireMessage($0) } }

    func text(_ field: Int) -> String? { unsafe bytes(field).last.map { unsafe String(decoding: $0, as: UTF8.self) } }

    /// Writes a field of bytes.
    static func append(_ field: Int, _ bytes: some Collection<UInt8>, to output: inout [UInt8]) {
        append(UInt64(field) << 3 | 2, to: &output)
        append(UInt64(bytes.count), to: &output)
        output.append(contentsOf: bytes)
    }

    private static func append(_ number: UInt64, to output: inout [UInt8]) {
        var rest = number
        while rest > 127 {
            output.append(UInt8(truncatingIfNeeded: rest) | 128)
            rest >>= 7
        }
        output.append(UInt8(rest))
    }

    private static func number(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> UInt64? {
        var value: UInt64 = 0
        for shift in stride(from: 0, to: 64, by: 7) {
            guard position < bytes.count else { return nil }
            let byte = unsafe bytes[position]
            position += 1
            value |= UInt64(byte & 127) << UInt64(shift)
            if byte < 128 { return value }
        }
        return nil
    }
}
