package import CacheNetCore

extension EdgeAnswer {
    /// What a device takes from a response.
    ///
    /// - Parameters:
    ///   - version: the device's.
    ///   - address: of the server, for errors.
    ///   - ran: how long the models ran, where that is known.
    /// - Throws: ``TransportError`` when the answer is of a version with other labels, or has no such logits.
    package init(
        _ response: InferenceResponse, for version: DeviceVersion, address: String, ran: Duration?
    ) throws(TransportError) {
        let other = response.modelVersion.flatMap { $0 == version.digest ? nil : $0 }
        if let other, response.labelsFingerprint != version.fingerprint {
            throw TransportError(
                .versionMismatch, "\(address): expected version \(version.digest), got \(other), which has other labels"
            )
        }
        let labels = version.labels
        guard let output = response.output(named: WireNames.logits), output.datatype == .float32,
            output.bytes.count == labels * MemoryLayout<Float>.size
        else {
            throw TransportError(
                .invalidResponse, "\(address): expected output logits with \(labels) values of FP32")
        }
        let logits = unsafe [Float](unsafeUninitializedCapacity: labels) { buffer, count in
            unsafe UnsafeMutableRawBufferPointer(buffer).copyBytes(from: output.bytes)
            count = labels
        }
        self.init(logits: logits, hint: response.partition, ran: ran, otherVersion: other)
    }
}
