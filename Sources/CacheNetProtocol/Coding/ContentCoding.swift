internal import CZlib

/// How a body is compressed on its way (RFC 9110, 8.4.1), through zlib.
package enum ContentCoding: String, CaseIterable, Sendable {
    case gzip, deflate

    /// Bodies below this are not worth it.
    package static let leastBytes = 1024
    /// For people and for `Accept-Encoding`.
    package static let list = (allCases.map(\.rawValue) + ["identity"]).joined(separator: ", ")

    /// Bits of the window; 16 more mean gzip's frame, 32 more either frame.
    private static let windowBits: Int32 = 15
    private static let pieceBytes = 1 << 16

    /// The coding that a client likes best among those that it accepts; `nil` where it accepts none of these.
    ///
    /// - Parameter acceptEncoding: the header's value.
    package init?(acceptEncoding: String) {
        var best: (coding: ContentCoding, quality: Double)?
        for entry in acceptEncoding.split(separator: ",") {
            let parts = entry.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            guard let name = parts.first, let coding = ContentCoding(rawValue: name), weight > best?.quality ?? 0 else {
                continue
            }
            best = (coding, weight)
        }
        guard let best else { return nil }
        self = best.coding
    }

    package func compress(_ bytes: [UInt8]) throws(InferenceError) -> [UInt8] {
        var stream = unsafe z_stream()
        let bits = self == .gzip ? Self.windowBits + 16 : Self.windowBits
        guard
            unsafe deflateInit2_(
                &stream, Z_BEST_SPEED, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { throw InferenceError(.internal, "zlib does not start") }
        defer { unsafe deflateEnd(&stream) }
        guard
            let (result, status) = unsafe Self.run(
                &stream, bytes, limit: .max, { unsafe CZlib.deflate(&$0, Z_FINISH) }),
            status == Z_STREAM_END
        else { throw InferenceError(.internal, "zlib did not finish") }
        return result
    }

    /// - Parameter limit: bytes of what comes out, at most.
    /// - Throws: ``InferenceError`` when it is not so compressed, cut short or longer than its end, or larger than that.
    package func decompress(_ bytes: [UInt8], limit: Int) throws(InferenceError) -> [UInt8] {
        do throws(InferenceError) {
            return try inflate(bytes, bits: Self.windowBits + 32, limit: limit)
        } catch {
            // Some clients mean the bare form by "deflate", without zlib's frame.
            guard self == .deflate, error.code == .invalidArgument else { throw error }
            return try inflate(bytes, bits: -Self.windowBits, limit: limit)
        }
    }

    private func inflate(_ bytes: [UInt8], bits: Int32, limit: Int) throws(InferenceError) -> [UInt8] {
        var stream = unsafe z_stream()
        guard unsafe inflateInit2_(&stream, bits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw InferenceError(.internal, "zlib does not start")
        }
        defer { unsafe inflateEnd(&stream) }
        guard
            let (result, status) = unsafe Self.run(
                &stream, bytes, limit: limit, { unsafe CZlib.inflate(&$0, Z_NO_FLUSH) })
        else {
            throw InferenceError(.tooLarge, "expected a body of at most \(limit) bytes once decompressed, got more")
        }
        guard status == Z_STREAM_END, unsafe stream.avail_in == 0 else {
            throw InferenceError(.invalidArgument, "expected a whole body in \(rawValue), got something else")
        }
        return result
    }

    /// Feeds all bytes to a stream and takes what comes out.
    ///
    /// - Returns: what came and the last status; `nil` when more came than the limit.
    private static func run(
        _ stream: inout z_stream, _ bytes: [UInt8], limit: Int, _ step: (inout z_stream) -> Int32
    ) -> (result: [UInt8], status: Int32)? {
        var result: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: pieceBytes)
        var input = bytes
        return unsafe input.withUnsafeMutableBufferPointer { source in
            unsafe stream.next_in = source.baseAddress
            unsafe stream.avail_in = UInt32(clamping: source.count)
            var status = Z_OK
            while status == Z_OK {
                let count = unsafe piece.withUnsafeMutableBufferPointer { target in
                    unsafe stream.next_out = target.baseAddress
                    unsafe stream.avail_out = UInt32(target.count)
                    status = unsafe step(&stream)
                    return unsafe target.count - Int(stream.avail_out)
                }
                guard result.count + count <= limit else { return nil }
                result.append(contentsOf: piece[..<count])
                if count == 0, status == Z_OK { break }
            }
            return (result, status)
        }
    }
}
