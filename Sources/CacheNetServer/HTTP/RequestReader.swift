internal import CacheNetProtocol
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Reads a request's body within its own limit and that of all bodies together.
struct RequestReader {
    let request: Request
    let limit: Int
    private let budget: BodyBudget
    /// What the client says of the body's bytes; `nil` where it does not, or says what is no number.
    private let declaredBytes: Int?
    private var reserved = 0
    let channel: any Channel
    /// Whether the next request can follow on the connection without reading on for long.
    private(set) var isBounded: Bool

    /// - Parameter channel: told when the body is about to be read.
    init(_ request: Request, limit: Int, budget: BodyBudget, channel: any Channel) {
        self.request = request
        self.limit = limit
        self.budget = budget
        self.channel = channel
        let length = request.headers[.contentLength]
        declaredBytes = length.flatMap { Int($0) }
        isBounded =
            length == nil ? request.headers[.transferEncoding] == nil : declaredBytes.map { $0 <= limit } ?? false
    }

    /// Gives back what the body took of the memory for all bodies; to be called once it is not needed any more.
    mutating func release() {
        budget.release(reserved)
        reserved = 0
    }

    /// The body, decompressed where it was compressed.
    ///
    /// - Throws: ``InferenceError`` `tooLarge` before anything of a body of declared length is read, or as soon as the
    ///   limit is passed; `unavailable` when all bodies together take too much.
    mutating func body() async throws -> [UInt8] {
        try await read(headerLength: nil).json ?? []
    }

    /// The same for a body of JSON and tensors.
    ///
    /// - Throws: as above, and where the body has not as many bytes of JSON as its header says.
    mutating func message() async throws -> MessageBody {
        try await read(headerLength: headerLength())
    }

    private mutating func read(headerLength: Int?) async throws -> MessageBody {
        guard let coding = try contentCoding() else { return try await received(headerLength: headerLength) }
        let compressed = try await received(headerLength: nil).json ?? []
        let whole = try coding.decompress(compressed, limit: limit)
        try reserve(whole.count)
        return try MessageBody(whole, headerLength: headerLength)
    }

    private func contentCoding() throws(InferenceError) -> ContentCoding? {
        guard let name = request.headers[.contentEncoding]?.lowercased(), name != "identity" else { return nil }
        guard let coding = ContentCoding(rawValue: name) else {
            throw InferenceError(
                .unsupportedEncoding, "expected a body in one of \(ContentCoding.list), got \(name.shortened)")
        }
        return coding
    }

    private mutating func reserve(_ bytes: Int) throws(InferenceError) {
        try budget.reserve(bytes)
        reserved += bytes
    }

    private mutating func received(headerLength: Int?) async throws -> MessageBody {
        if request.headers[.contentLength] != nil, !isBounded { throw tooLarge }
        if let declaredBytes { try reserve(declaredBytes) }
        if request.headers[.expect] != nil {
            channel.triggerUserOutboundEvent(HTTPConnectionHandler.BodyIsWanted(), promise: nil)
        }
        var body = MessageBody(headerLength: headerLength, expectedBytes: declaredBytes ?? 0)
        for try await part in request.body {
            guard part.readableBytes <= limit - body.count else {
                isBounded = false
                throw tooLarge
            }
            if declaredBytes == nil { try reserve(part.readableBytes) }
            body.append(part.readableBytesView)
        }
        // The framework takes the end of a connection for the end of a body.
        if let declaredBytes, declaredBytes != body.count {
            throw InferenceError(.invalidArgument, "expected a body of \(declaredBytes) bytes, got \(body.count)")
        }
        isBounded = true
        try body.checkHeaderLength()
        return body
    }

    private func headerLength() throws(InferenceError) -> Int? {
        guard let field = request.headers[.headerLength] else { return nil }
        guard let length = Int(field), field.utf8.allSatisfy({ $0 &- 48 < 10 }) else {
            throw InferenceError(
                .invalidArgument, "expected \(WireNames.headerLength) in bytes, got \"\(field.prefix(32))\"")
        }
        return length
    }

    private var tooLarge: InferenceError {
        InferenceError(.tooLarge, "expected a body of at most \(limit) bytes, got a larger one")
    }
}
