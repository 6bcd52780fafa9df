extension JSONReader {
    mutating func shape() throws(InferenceError) -> [Int] {
        var result: [Int] = []
        var isFirst = true
        try beginArray()
        while try nextElement(&isFirst) {
            guard result.count < 32 else {
                throw InferenceError(.invalidArgument, "expected at most 32 dimensions, got more")
            }
            result.append(try integer(Int.self))
        }
        return result
    }

    /// The elements of a tensor: one flat array, or arrays nested as the shape says.
    mutating func tensorData(_ datatype: InferenceDatatype, _ shape: [Int]) throws(InferenceError) -> [UInt8] {
        let count = try InferenceDatatype.elementCount(of: shape)
        // A value takes a byte at least, and all but the last a comma: nothing is reserved for what cannot be there.
        guard count <= (end - index) / 2 + 1 else {
            throw InferenceError(.invalidArgument, "expected \(count) values for shape \(shape), got fewer")
        }
        switch datatype {
        case .bool:
            return try elements(shape, count) { reader throws(InferenceError) in try reader.bool() ? UInt8(1) : 0 }
        case .uint8:
            return try elements(shape, count) { reader throws(InferenceError) in try reader.integer(UInt8.self) }
        case .uint16:
            return try elements(shape, count) { reader throws(InferenceError) in try reader.integer(UInt16.self) }
        case .uint32:
            return try elements(shape, count) { reader throws(InferenceError) in try reader.integer(UInt32.self) }
        case .uint64:
            return try elements(shape, count) { reader throws(InferenceError) in try reader.integer(UInt64.self) }
        case .int8: return try elements(shape, count) { reader throws(InferenceError) in try reader.integer(Int8.self) }
        case .int16:
            return try elements(shape, count) { reader throws(InferenceError) in try reader.integer(Int16.self) }
        case .int32:
            return try elements(shape, count) { reader throws(InferenceError) in try reader.integer(Int32.self) }
        case .int64:
            return try elements(shape, count) { reader throws(InferenceError) in try reader.integer(Int64.self) }
        case .float32: return try elements(shape, count) { reader throws(InferenceError) in try reader.float() }
        case .float64: return try elements(shape, count) { reader throws(InferenceError) in try reader.double() }
        case .bytes:
            return try strings(shape, count)
        case .float16, .bfloat16:
            throw InferenceError(.invalidArgument, "expected \(datatype.rawValue) as a binary tensor, got JSON")
        }
    }

    /// Texts, each with its length before it, as they travel in a binary tensor.
    private mutating func strings(_ shape: [Int], _ count: Int) throws(InferenceError) -> [UInt8] {
        let values = try values(shape, count) { reader throws(InferenceError) in Array(try reader.string().utf8) }
        return InferenceTensor.joined(values)
    }

    private mutating func elements<Element: BitwiseCopyable>(
        _ shape: [Int], _ count: Int, _ read: (inout JSONReader) throws(InferenceError) -> Element
    ) throws(InferenceError) -> [UInt8] {
        try unsafe values(shape, count, read).withUnsafeBytes { unsafe [UInt8]($0) }
    }

    private mutating func values<Element>(
        _ shape: [Int], _ count: Int, _ read: (inout JSONReader) throws(InferenceError) -> Element
    ) throws(InferenceError) -> [Element] {
        var values: [Element] = []
        values.reserveCapacity(count)
        try beginArray()
        // A flat array is a nested one of a single level.
        let levels = peek() == UInt8(ascii: "[") ? shape : [count]
        try level(levels[...], &values, read)
        try finish()
        return values
    }

    private mutating func level<Element>(
        _ dimensions: ArraySlice<Int>, _ values: inout [Element],
        _ read: (inout JSONReader) throws(InferenceError) -> Element
    ) throws(InferenceError) {
        guard let expected = dimensions.first else { throw malformed("a value") }
        var got = 0
        var isFirst = true
        while try nextElement(&isFirst) {
            got += 1
            guard got <= expected else { break }
            if dimensions.count == 1 {
                values.append(try read(&self))
            } else {
                try beginArray()
                try level(dimensions.dropFirst(), &values, read)
            }
        }
        guard got == expected else {
            let got = got > expected ? "more" : "\(got)"
            throw InferenceError(.invalidArgument, "expected \(expected) elements in an array of data, got \(got)")
        }
    }
}
