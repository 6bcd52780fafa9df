internal import Foundation

extension SafeTensors {
    /// Reads a file. One that is not exactly in the format is refused: tensors that overlap or leave gaps, that do not
    /// have the size of their shape, of a type that is none of `ScalarType`.
    public init(contentsOf path: String, device: Device = .cpu) throws(TorchError) {
        let bytes = try readFile(path)
        func invalid(_ message: String) -> TorchError { TorchError(.invalidFile, "\(path): \(message)") }

        guard bytes.count >= 8 else { throw invalid("expected at least 8 bytes, got \(bytes.count)") }
        let length = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard length <= UInt64(Swift.min(bytes.count - 8, SafeTensorsHeader.maximumByteCount)) else {
            throw invalid("expected a header within a file of \(bytes.count) bytes, got one of \(length)")
        }
        let start = 8 + Int(length)
        let header: SafeTensorsHeader
        do {
            header = try JSONDecoder().decode(SafeTensorsHeader.self, from: Data(bytes[8..<start]))
        } catch {
            throw invalid("expected a JSON header of types, shapes and offsets: \(error)")
        }

        var tensors: [String: Tensor] = [:]
        var end = 0
        for (name, entry) in header.entries.sorted(by: { $0.value.offsets.lexicographicallyPrecedes($1.value.offsets) })
        {
            guard let type = ScalarType(safeTensorsName: entry.dtype) else {
                let known = ScalarType.allCases.map(\.safeTensorsName).joined(separator: ", ")
                throw invalid("\(name): expected a type of \(known), got \(entry.dtype)")
            }
            guard let count = Self.byteCount(of: entry.shape, type) else {
                throw invalid("\(name): expected a shape of sizes of at least 0 that fits a file, got \(entry.shape)")
            }
            guard entry.offsets.count == 2, entry.offsets[0] == end, entry.offsets[1] >= end,
                entry.offsets[1] - end == count, entry.offsets[1] <= bytes.count - start
            else {
                throw invalid("\(name): expected \(count) bytes from offset \(end), got offsets \(entry.offsets)")
            }
            let elements = start + end..<start + end + count
            let outcome = bytes[elements].withUnsafeBytes { buffer in
                Result { () throws(TorchError) in
                    try Tensor(bytes: buffer, shape: entry.shape, type: type, device: device)
                }
            }
            tensors[name] = try outcome.get()
            end += count
        }
        guard start + end == bytes.count else {
            throw invalid("expected \(start + end) bytes, got \(bytes.count)")
        }
        self.init(tensors, metadata: header.metadata)
    }

    /// `nil` for a negative size and for more bytes than an `Int` counts.
    private static func byteCount(of shape: [Int], _ type: ScalarType) -> Int? {
        var count = type.byteCount
        for size in shape {
            let (product, overflow) = count.multipliedReportingOverflow(by: size)
            guard size >= 0, !overflow else { return nil }
            count = product
        }
        return count
    }
}
