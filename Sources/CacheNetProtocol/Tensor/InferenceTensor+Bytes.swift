extension InferenceTensor {
    private static let lengthBytes = 4

    /// A `BYTES` tensor.
    ///
    /// - Parameters:
    ///   - shape: as many elements as there are.
    ///   - elements: each at most 4 GiB.
    /// - Throws: ``InferenceError`` when shape and elements do not fit together.
    package init(name: String, shape: [Int], elements: [[UInt8]]) throws(InferenceError) {
        guard try InferenceDatatype.elementCount(of: shape) == elements.count else {
            throw InferenceError(.internal, "expected elements for shape \(shape), got \(elements.count)")
        }
        try self.init(name: name, datatype: .bytes, shape: shape, bytes: Self.joined(elements))
    }

    /// The elements of a `BYTES` tensor.
    ///
    /// - Throws: ``InferenceError`` when the tensor has another type, or other elements than its shape says.
    package func byteElements() throws(InferenceError) -> [ArraySlice<UInt8>] {
        guard datatype == .bytes else {
            throw InferenceError(.invalidArgument, "expected BYTES for \(name.shortened), got \(datatype.rawValue)")
        }
        let count = try InferenceDatatype.elementCount(of: shape)
        // Each takes its length at least: nothing is reserved for what cannot be there.
        guard count <= bytes.count / Self.lengthBytes else { throw malformed(count) }
        var elements: [ArraySlice<UInt8>] = []
        elements.reserveCapacity(count)
        var rest = bytes[...]
        for _ in 0..<count {
            guard rest.count >= Self.lengthBytes else { throw malformed(count) }
            let length = rest.prefix(Self.lengthBytes).reversed().reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(Self.lengthBytes)
            guard length <= rest.count else { throw malformed(count) }
            elements.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        guard rest.isEmpty else { throw malformed(count) }
        return elements
    }

    /// Elements as they travel: each with its length before it, little-endian in four bytes.
    package static func joined(_ elements: [[UInt8]]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(elements.reduce(0) { $0 + $1.count + lengthBytes })
        for element in elements {
            unsafe withUnsafeBytes(of: UInt32(truncatingIfNeeded: element.count).littleEndian) {
                unsafe bytes.append(contentsOf: $0)
            }
            bytes.append(contentsOf: element)
        }
        return bytes
    }

    private func malformed(_ count: Int) -> InferenceError {
        InferenceError(
            .invalidArgument,
            "expected \(count) elements, each after its length in four bytes, for \(name.shortened), "
                + "got \(bytes.count) bytes that are not that")
    }
}
