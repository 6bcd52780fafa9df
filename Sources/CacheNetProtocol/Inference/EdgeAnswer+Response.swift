package import CacheNetCore

extension EdgeAnswer {
    /// What a device takes from a response.
    ///
    /// - Parameters:
    ///   - version: the device's: the digest of its bundle's manifest.
    ///   - labels: how many the bundle has.
    ///   - address: of the server, for errors.
    ///   - ran: how long the models ran, where that is known.
    /// - Throws: ``TransportError`` when the answer is another version's, or has no such logits.
    package init(
        _ response: InferenceResponse, version: String, labels: Int, address: String, ran: Duration?
    ) throws(TransportError) {
        if let other = response.modelVersion, other != version {
            throw TransportError(.versionMismatch, "\(address): expected version \(version), got \(other)")
        }
        guard let output = response.output(named: WireNames.logits), output.datatype == .float32,
            output.bytes.count == labels * MemoryLayout<Float>.size
        else {
            throw TransportError(
                .invalidResponse, "\(address): expected output logits with \(labels) values of FP32")
        }
        let logits = [Float](unsafeUninitializedCapacity: labels) { buffer, count in
            UnsafeMutableRawBufferPointer(buffer).copyBytes(from: output.bytes)
            count = labels
        }
        self.init(logits: logits, hint: response.partition, ran: ran)
    }
}
