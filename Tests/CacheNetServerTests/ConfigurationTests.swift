import CacheNetServer
import Testing

/// What a server cannot be is an error, never a trap.
@Suite struct ConfigurationTests {
    static let wrong: [EdgeServer.Configuration] = [
        .init(port: -1), .init(port: 65_536), .init(port: .max), .init(workers: 0), .init(workers: 100_000),
        .init(workers: .max), .init(workers: .min), .init(queueLimit: 0), .init(queueLimit: .max), .init(maxBatch: 0),
        .init(maxBatch: .max), .init(maxBodyBytes: 0), .init(maxBodyBytes: .max), .init(idleTimeout: .zero),
        .init(idleTimeout: .seconds(-1)), .init(requestTimeout: .zero),
        .init(readerTimeout: .zero), .init(slowestBytesPerSecond: 0),
        .init(slowestBytesPerSecond: .max), .init(maxConnections: 0), .init(maxConnections: .max),
    ]

    @Test(arguments: wrong.indices)
    func isRefused(index: Int) async throws {
        let error = await #expect(throws: ServerError.self) {
            try await LiveServer.run(Self.wrong[index]) { _ in }
        }
        #expect(error?.code == .invalidConfiguration)
        #expect(error?.message.contains("expected") == true && error?.message.contains("got") == true)
    }

    @Test func longestTimesAndLargestNumbersServe() async throws {
        try await LiveServer.run(
            .init(
                port: 0, workers: 2, queueLimit: 1 << 20, maxBatch: 1 << 16, maxBodyBytes: 1 << 40,
                idleTimeout: .seconds(Int64.max), requestTimeout: .seconds(Int64.max), slowestBytesPerSecond: 1,
                maxConnections: 1 << 24)
        ) { server in
            let answer = try await server.get("/v2/health/live")
            #expect(answer.status == 200)
        }
    }

    @Test(arguments: ["256.1.1.1", "192.0.2.1", ""])
    func aHostThatIsNotHereIsAnError(host: String) async throws {
        await #expect(throws: ServerError.self) { try await LiveServer.run(.init(host: host, port: 0)) { _ in } }
    }
}
