internal import CacheNetBundle
internal import CacheNetCalibration
internal import CacheNetCore
internal import Foundation

extension RunRecording {
    /// Whether a file begins as a recorded run does.
    package static func isRecording(_ bytes: [UInt8]) -> Bool { bytes.starts(with: RecordingLayout.magic) }

    /// Reads a file that ``write(to:)`` wrote, and checks every byte of it.
    ///
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - name: what messages call it.
    /// - Throws: ``SimulationError`` with code `notARecording`, `truncated` or `corrupt`.
    package init(_ bytes: [UInt8], name: String) throws(SimulationError) {
        let header = try Self.header(bytes, name)
        let layout = try Self.layout(bytes, header, name)
        try Self.checkDigest(bytes, name)
        let content = unsafe bytes.withUnsafeBytes { unsafe RecordingRows($0, layout) }
        let outcomes: ModelOutcomes
        do throws(CalibrationError) {
            outcomes = try content.outcomes(
                partitions: header.bundle.partitions.count, format: header.bundle.input.format)
        } catch {
            throw SimulationError(.corrupt, "\(name): \(error)")
        }
        try self.init(
            bundle: header.bundle, digest: header.digest, bytes: header.bytes, stream: header.stream,
            records: content.records, outcomes: outcomes, frames: content.frames)
    }

    private static func header(_ bytes: [UInt8], _ name: String) throws(SimulationError) -> RecordingHeader {
        guard isRecording(bytes) else {
            throw SimulationError(
                .notARecording, "\(name): expected a recorded run (run --record-all), got another kind of file")
        }
        guard bytes.count >= RecordingLayout.preambleSize else {
            throw SimulationError(
                .truncated, "\(name): expected at least \(RecordingLayout.preambleSize) bytes, got \(bytes.count)")
        }
        let (version, size) = unsafe bytes.withUnsafeBytes { bytes in
            var reader = unsafe ByteReader(bytes, at: RecordingLayout.magic.count)
            return (reader.number(), reader.index())
        }
        guard version == RecordingLayout.version else {
            throw SimulationError(
                .notARecording, "\(name): expected version \(RecordingLayout.version), got \(version)")
        }
        guard size <= RecordingHeader.maximumSize else {
            throw SimulationError(
                .corrupt, "\(name): header: expected at most \(RecordingHeader.maximumSize) bytes, got \(size)")
        }
        let end = RecordingLayout.preambleSize + size
        guard end <= bytes.count else {
            throw SimulationError(.truncated, "\(name): header: expected \(end) bytes, got \(bytes.count)")
        }
        do {
            return try JSONDecoder().decode(
                RecordingHeader.self, from: Data(bytes[RecordingLayout.preambleSize..<end]))
        } catch {
            let reason = (error as? DecodingError)?.explained ?? "\(error)"
            throw SimulationError(.corrupt, "\(name): header: expected that of a recorded run, got \(reason)")
        }
    }

    private static func layout(
        _ bytes: [UInt8], _ header: RecordingHeader, _ name: String
    ) throws(SimulationError) -> RecordingLayout {
        let size = unsafe bytes.withUnsafeBytes { bytes in
            var reader = unsafe ByteReader(bytes, at: RecordingLayout.preambleSize - 4)
            return reader.index()
        }
        let layout = RecordingLayout(
            headerSize: size, rows: header.rows, frames: header.frames, models: 1 + header.bytes.count,
            labels: header.bundle.labels.count, thumbnail: header.bundle.thumbnailSize)
        guard let expected = layout.fileSize, expected == bytes.count else {
            throw SimulationError(
                .truncated,
                "\(name): expected \(layout.fileSize.map { "\($0)" } ?? "fewer") bytes for \(header.rows) rows and "
                    + "\(header.frames) frames, got \(bytes.count)")
        }
        return layout
    }

    private static func checkDigest(_ bytes: [UInt8], _ name: String) throws(SimulationError) {
        var hasher = DigestHasher()
        unsafe bytes.withUnsafeBytes {
            unsafe hasher.update(UnsafeRawBufferPointer(rebasing: $0.dropLast(RecordingLayout.checkSize)))
        }
        guard hasher.rawBytes() == bytes.suffix(RecordingLayout.checkSize) else {
            throw SimulationError(.corrupt, "\(name): expected the digest of its content at its end, got another")
        }
    }
}
