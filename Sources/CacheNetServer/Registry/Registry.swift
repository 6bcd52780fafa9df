internal import CacheNetBundle
internal import CacheNetProtocol
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import NIOPosix

/// The pull side of the OCI distribution API for one bundle, under its name and the tag `latest`.
struct Registry: Sendable {
    private let name: String
    private let version: Digest
    private let manifest: ByteBuffer
    private let config: (digest: Digest, bytes: ByteBuffer)
    private let models: [Digest: (path: String, size: Int)]

    init(bundle: Bundle) {
        let description = bundle.description
        name = description.config.name.description
        version = description.digest
        manifest = ByteBuffer(bytes: description.manifestBytes)
        config = (description.manifest.config.digest, ByteBuffer(bytes: description.configBytes))
        models = Dictionary(
            description.manifest.layers.map { ($0.digest, (bundle.store.path(of: $0.digest), $0.size)) },
            uniquingKeysWith: { first, _ in first })
    }

    func tags(_ name: String) throws(RegistryError) -> Response {
        try check(name)
        return ResponseBuilder.json(Array(#"{"name":"\#(name)","tags":["latest"]}"#.utf8))
    }

    func manifest(_ name: String, reference: String, _ request: Request) throws(RegistryError) -> Response {
        try check(name)
        let isDigest = reference.contains(":")
        let asked = isDigest ? try digest(reference) : nil
        guard asked == version || reference == "latest" else {
            throw RegistryError(.manifestUnknown, "expected latest or \(version), got \"\(reference.prefix(80))\"")
        }
        var headers = Self.headers(version, isImmutable: isDigest)
        headers[.contentType] = MediaType.imageManifest
        if Self.isKnown(version, to: request) { return Self.notModified(headers) }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: manifest))
    }

    func blob(_ name: String, digest text: String, _ request: Request) async throws -> Response {
        try check(name)
        let digest = try digest(text)
        let model = models[digest]
        guard let size = model?.size ?? (digest == config.digest ? config.bytes.readableBytes : nil) else {
            throw RegistryError(.blobUnknown, "no blob \(digest) belongs to \(name)")
        }
        var headers = Self.headers(digest, isImmutable: true)
        headers[.contentType] = "application/octet-stream"
        headers[.acceptRanges] = "bytes"
        if Self.isKnown(digest, to: request) { return Self.notModified(headers) }
        let part: Range<Int>?
        switch Self.range(of: request, digest, size: size) {
        case .whole: part = nil
        case .part(let range): part = range
        case .unsatisfiable:
            headers[.contentRange] = "bytes */\(size)"
            return Response(status: .rangeNotSatisfiable, headers: headers)
        }
        let range = part ?? 0..<size
        if let part { headers[.contentRange] = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(size)" }
        headers[.contentLength] = range.count.description
        let status: HTTPResponse.Status = part == nil ? .ok : .partialContent
        if request.method == .head { return Response(status: status, headers: headers) }
        let body: ResponseBody
        if let model {
            body = try await Self.stream(model.path, size: model.size, range)
        } else {
            let slice = config.bytes.getSlice(at: config.bytes.readerIndex + range.lowerBound, length: range.count)
            body = ResponseBody(byteBuffer: slice ?? ByteBuffer())
        }
        return Response(status: status, headers: headers, body: body)
    }

    /// A small piece at once, a large one in pieces: memory does not depend on the blob, nor on how slow a client reads.
    private static func stream(_ path: String, size: Int, _ range: Range<Int>) async throws -> ResponseBody {
        let pool = NIOThreadPool.singleton
        let file = try await pool.runIfActive { try BlobFile(path: path, size: size) }
        if range.count <= BlobFile.pieceSize {
            return ResponseBody(byteBuffer: try await pool.runIfActive { try file.read(range) })
        }
        return ResponseBody(contentLength: range.count) { writer in
            var position = range.lowerBound
            while position < range.upperBound {
                let piece = position..<min(position + BlobFile.pieceSize, range.upperBound)
                try await writer.write(try await pool.runIfActive { try file.read(piece) })
                position = piece.upperBound
            }
            try await writer.finish(nil)
        }
    }

    private func check(_ name: String) throws(RegistryError) {
        guard name == self.name else {
            throw RegistryError(.nameUnknown, "expected \"\(self.name)\", got \"\(name.prefix(80))\"")
        }
    }

    private func digest(_ text: String) throws(RegistryError) -> Digest {
        do {
            return try Digest(parsing: text)
        } catch {
            throw RegistryError(.digestInvalid, error.message)
        }
    }
}
