internal import CacheNetProtocol
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Reads a request's body within a limit.
struct RequestReader {
    let request: Request
    let limit: Int
    private let channel: any Channel
    /// Whether the next request can follow on the connection without reading on for long.
    private(set) var isBounded: Bool

    /// - Parameter channel: told when the body is about to be read.
    init(_ request: Request, limit: Int, channel: any Channel) {
        self.request = request
        self.limit = limit
        self.channel = channel
        if let length = request.headers[.contentLength] {
            isBounded = Int(length).map { $0 <= limit } ?? false
        } else {
            isBounded = request.headers[.transferEncoding] == nil
        }
    }

    /// - Throws: ``WireError`` `tooLarge` before anything of a body of declared length is read, or as soon as the
    ///   limit is passed.
    mutating func body() async throws -> [UInt8] {
        if let encoding = request.headers[.contentEncoding], encoding.lowercased() != "identity" {
            throw WireError(.badRequest, "expected a body without content encoding, got \(encoding.prefix(32))")
        }
        if request.headers[.contentLength] != nil, !isBounded { throw tooLarge }
        if request.headers[.expect] != nil {
            channel.triggerUserOutboundEvent(HTTPConnectionHandler.BodyIsWanted(), promise: nil)
        }
        var whole = ByteBuffer()
        for try await var part in request.body {
            guard part.readableBytes <= limit - whole.readableBytes else {
                isBounded = false
                throw tooLarge
            }
            // Most bodies come in one piece, which then is taken as it is.
            if whole.readableBytes == 0 { whole = part } else { whole.writeBuffer(&part) }
        }
        // The framework takes the end of a connection for the end of a body.
        if let length = request.headers[.contentLength], Int(length) != whole.readableBytes {
            throw WireError(.badRequest, "expected a body of \(length) bytes, got \(whole.readableBytes)")
        }
        isBounded = true
        return whole.readBytes(length: whole.readableBytes) ?? []
    }

    /// - Throws: ``WireError`` when the header is there and is not a number of bytes of the body.
    func headerLength(bodyBytes: Int) throws(WireError) -> Int? {
        guard let field = request.headers[.headerLength] else { return nil }
        guard let length = Int(field), (0...bodyBytes).contains(length), field.utf8.allSatisfy({ $0 &- 48 < 10 }) else {
            throw WireError(
                .badRequest, "expected \(WireNames.headerLength) of 0 to \(bodyBytes), got \"\(field.prefix(32))\"")
        }
        return length
    }

    private var tooLarge: WireError {
        WireError(.tooLarge, "expected a body of at most \(limit) bytes, got a larger one")
    }
}
