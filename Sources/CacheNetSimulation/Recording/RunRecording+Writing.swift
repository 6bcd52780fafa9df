internal import CacheNetBundle
internal import CacheNetCalibration
internal import CacheNetCore
internal import CacheNetFormats

extension RunRecording {
    /// Writes the file in one piece: there is a whole one, or the one that was there before.
    package func write(to path: String) throws(SimulationError) {
        let bytes = try encoded()
        do throws(BundleError) {
            try WholeFile.write(bytes, to: path)
        } catch {
            throw SimulationError(.unwritable, "\(path): cannot be written: \(error)")
        }
    }

    /// The bytes of the file, as ``RecordingLayout`` has them.
    package func encoded() throws(SimulationError) -> [UInt8] {
        let header: [UInt8]
        do throws(FormatError) {
            header = try CanonicalJSON.encode(
                RecordingHeader(
                    bundle: bundle, digest: digest, bytes: bytes, stream: stream, rows: records.count,
                    frames: frames.count))
        } catch {
            throw SimulationError(.unsuitable, "recorded run: \(error)")
        }
        var file = ByteWriter()
        file.append(RecordingLayout.magic)
        file.append(RecordingLayout.version)
        file.append(UInt32(header.count))
        file.append(header)
        for (sequence, rows) in outcomes.sequences.enumerated() {
            for row in rows { append(row, of: sequence, to: &file) }
        }
        for row in frames { file.append(UInt32(row)) }
        var hasher = DigestHasher()
        unsafe file.bytes.withUnsafeBytes { unsafe hasher.update($0) }
        file.append(hasher.rawBytes())
        return file.bytes
    }

    private func append(_ row: Int, of sequence: Int, to file: inout ByteWriter) {
        file.append(UInt32(records[row]))
        file.append(UInt32(outcomes.labels[row]))
        file.append(UInt32(bitPattern: Int32(outcomes.hints[row] ?? -1)))
        file.append(UInt32(outcomes.codes[row]))
        file.append(UInt32(sequence))
        if let thumbnails = outcomes.thumbnails { file.append(thumbnails[row].values) }
        for model in [outcomes.fullLogits] + outcomes.partitionLogits + (outcomes.fallbackLogits.map { [$0] } ?? []) {
            for logit in model[row] { file.append(logit.bitPattern) }
        }
    }
}
