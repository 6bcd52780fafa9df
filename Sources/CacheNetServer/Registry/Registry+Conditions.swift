internal import CacheNetBundle
internal import HTTPTypes
internal import Hummingbird

extension Registry {
    /// Digests never name other content, so what goes by one can be kept for ever; a tag must be asked again.
    static func headers(_ digest: Digest, isImmutable: Bool) -> HTTPFields {
        [
            .eTag: tag(digest),
            .dockerContentDigest: digest.description,
            .cacheControl: isImmutable ? "public, max-age=31536000, immutable" : "no-cache",
        ]
    }

    /// Whether the client has the content already (`If-None-Match`).
    static func isKnown(_ digest: Digest, to request: Request) -> Bool {
        guard let header = request.headers[.ifNoneMatch] else { return false }
        let expected = tag(digest)
        return header.split(separator: ",").contains { entry in
            let entry = entry.drop { $0 == " " }
            let strong = entry.hasPrefix("W/") ? entry.dropFirst(2) : entry
            return strong.prefix { $0 != " " } == expected || entry.prefix { $0 != " " } == "*"
        }
    }

    /// A length here would be taken for the content's.
    static func notModified(_ headers: HTTPFields) -> Response {
        var response = Response(status: .notModified, headers: headers)
        response.headers[.contentLength] = nil
        return response
    }

    static func range(of request: Request, _ digest: Digest, size: Int) -> ByteRange {
        // Only GET knows ranges. A client that holds a part of something else needs the whole.
        guard request.method == .get, (request.headers[.ifRange] ?? tag(digest)) == tag(digest) else { return .whole }
        return ByteRange(request.headers[.range], size: size)
    }

    private static func tag(_ digest: Digest) -> String { "\"\(digest)\"" }
}
