internal import NIOCore
internal import NIOHTTP1

/// What HTTP/1 asks of a connection beyond single messages (RFC 9112, section 9): when another request may follow, and
/// whether a client waits to be told to send a body.
struct HTTPConnectionState {
    /// A request whose response is not complete yet.
    private struct Exchange {
        let isHTTP10: Bool
        let isKeptAlive: Bool
        /// The client holds the body back until it hears 100 (Continue).
        var awaitsContinue: Bool
        var isAnswered = false
    }

    /// Clients may send requests ahead; these are answered in order.
    private var exchanges = CircularBuffer<Exchange>()
    private var isReceiving = false
    /// The response that is being written is the last one, and nothing that comes counts any more.
    private(set) var isLast = false

    /// Nothing is under way.
    var isIdle: Bool { exchanges.isEmpty && !isLast }
    /// The request that is coming in waits for an earlier one's response.
    var isQueued: Bool { exchanges.count > (isReceiving ? 1 : 0) }
    /// A response to the request that is coming in, or to what is none yet, would still be the first.
    var isUnanswered: Bool { !isLast && (exchanges.first.map { !$0.isAnswered } ?? !isReceiving) }

    /// - Returns: whether the part counts.
    mutating func receive(_ part: HTTPServerRequestPart) -> Bool {
        guard !isLast else { return false }
        switch part {
        case .head(let head):
            let isHTTP10 = (head.version.major, head.version.minor) < (1, 1)
            // A client of HTTP/1.0 does not know 100 (Continue) and must not get it.
            let expects =
                !isHTTP10 && head.headers[canonicalForm: "expect"].contains { $0.lowercased() == "100-continue" }
            exchanges.append(
                Exchange(isHTTP10: isHTTP10, isKeptAlive: head.isKeepAlive, awaitsContinue: expects))
            isReceiving = true
        case .body:
            if !exchanges.isEmpty { exchanges[exchanges.index(before: exchanges.endIndex)].awaitsContinue = false }
        case .end: isReceiving = false
        }
        return true
    }

    /// - Returns: whether the client waits to be told that the body may come.
    mutating func wantBody() -> Bool {
        guard let first = exchanges.first, first.awaitsContinue, !first.isAnswered else { return false }
        exchanges[exchanges.startIndex].awaitsContinue = false
        return true
    }

    /// Puts into a response's head what the client has to know about the connection.
    mutating func answer(with head: inout HTTPResponseHead) {
        guard head.status.code >= 200 else { return }
        guard let exchange = exchanges.first else {
            // What came was no request.
            isLast = true
            head.headers.replaceOrAdd(name: "connection", value: "close")
            return
        }
        exchanges[exchanges.startIndex].isAnswered = true
        let hasNoEnd = head.status.mayHaveResponseBody && !head.headers.contains(name: "content-length")
        // A client of HTTP/1.0 does not know chunks: the end of the connection is the end of the body.
        if exchange.isHTTP10, hasNoEnd { head.version = .http1_0 }
        let saysClose = head.headers[canonicalForm: "connection"].contains { $0.lowercased() == "close" }
        // Who was refused before sending the body may send it or not: what comes next cannot be told from it.
        isLast = saysClose || !exchange.isKeptAlive || exchange.awaitsContinue || (exchange.isHTTP10 && hasNoEnd)
        if isLast {
            head.headers.replaceOrAdd(name: "connection", value: "close")
        } else if exchange.isHTTP10 {
            head.headers.replaceOrAdd(name: "connection", value: "keep-alive")
        }
    }

    /// The response is complete.
    ///
    /// - Returns: whether the connection ends with it.
    mutating func complete() -> Bool {
        _ = exchanges.popFirst()
        return isLast
    }

    /// Nothing counts any more.
    mutating func end() {
        isLast = true
    }
}
