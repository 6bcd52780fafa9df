extension InferenceTensor {
    func isBinary(asked: Bool) -> Bool { asked || !datatype.travelsAsJSON }

    func write(to writer: inout JSONWriter, binary: Bool) {
        writer.raw("{\"name\":")
        writer.string(name)
        writer.raw(",\"datatype\":\"\(datatype.rawValue)\",\"shape\":")
        writer.list(shape) { $0.raw($1.description) }
        if isBinary(asked: binary) {
            writer.raw(",\"parameters\":{\"\(WireNames.binaryDataSize)\":\(bytes.count)}}")
        } else {
            writer.raw(",\"data\":")
            writeData(to: &writer)
            writer.raw("}")
        }
    }

    private func writeData(to writer: inout JSONWriter) {
        switch datatype {
        case .bool: writer.list(bytes) { $0.raw($1 == 0 ? "false" : "true") }
        case .uint8: writer.list(bytes) { $0.raw($1.description) }
        case .uint16: writer.list(elements(UInt16.self)) { $0.raw($1.description) }
        case .uint32: writer.list(elements(UInt32.self)) { $0.raw($1.description) }
        case .uint64: writer.list(elements(UInt64.self)) { $0.raw($1.description) }
        case .int8: writer.list(elements(Int8.self)) { $0.raw($1.description) }
        case .int16: writer.list(elements(Int16.self)) { $0.raw($1.description) }
        case .int32: writer.list(elements(Int32.self)) { $0.raw($1.description) }
        case .int64: writer.list(elements(Int64.self)) { $0.raw($1.description) }
        case .float32: writer.list(elements(Float.self)) { $0.number($1) }
        case .float64: writer.list(elements(Double.self)) { $0.number($1) }
        case .bytes: writer.list((try? byteElements()) ?? []) { $0.string(String(decoding: $1, as: UTF8.self)) }
        case .float16, .bfloat16: writer.raw("[]")
        }
    }

    private func elements<Element: BitwiseCopyable>(_ type: Element.Type) -> [Element] {
        unsafe bytes.withUnsafeBytes { raw in
            (0..<raw.count / MemoryLayout<Element>.size).map {
                unsafe raw.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Element>.size, as: type)
            }
        }
    }
}
