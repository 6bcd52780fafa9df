internal import Foundation

extension SafeTensors {
    /// Writes a file that is complete and durable when this returns, or leaves the one that was there. Meanwhile the
    /// bytes are in `path` with `.partial` behind it, so only one at a time can write to a path.
    ///
    /// The bytes depend on the content only. Tensors lie in the file in the order of their names.
    public func write(to path: String) throws(TorchError) {
        var header = SafeTensorsHeader(metadata: metadata)
        let names = tensors.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        var end = 0
        for name in names {
            guard name != SafeTensorsHeader.metadataKey, let tensor = tensors[name] else {
                throw TorchError(.invalidArgument, "\(path): expected a name of a tensor, got \"\(name)\"")
            }
            let begin = end
            end += tensor.elementCount * tensor.scalarType.byteCount
            header.entries[name] = SafeTensorsHeader.Entry(
                dtype: tensor.scalarType.safeTensorsName, shape: tensor.shape, offsets: [begin, end])
        }
        let encoded: [UInt8]
        do {
            encoded = try header.encoded()
        } catch {
            throw TorchError(.invalidArgument, "\(path): the names and metadata cannot be written as JSON: \(error)")
        }
        guard encoded.count <= SafeTensorsHeader.maximumByteCount else {
            throw TorchError(
                .invalidArgument,
                "\(path): expected a header of at most \(SafeTensorsHeader.maximumByteCount) bytes, got \(encoded.count)"
            )
        }
        let file = try DurableFile(path)
        try file.write((0..<8).map { UInt8(truncatingIfNeeded: encoded.count >> ($0 * 8)) })
        try file.write(encoded)
        for name in names {
            guard let tensor = tensors[name] else { continue }
            var bytes = [UInt8](repeating: 0, count: tensor.elementCount * tensor.scalarType.byteCount)
            let outcome = bytes.withUnsafeMutableBytes { buffer in
                Result { () throws(TorchError) in try tensor.read(into: buffer) }
            }
            try outcome.get()
            try file.write(bytes)
        }
        try file.commit()
    }
}
