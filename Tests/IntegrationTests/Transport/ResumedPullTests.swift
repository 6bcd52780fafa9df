import AsyncHTTPClient
import CacheNetBundle
import CacheNetCore
import Foundation
import Synchronization
import Testing

@testable import CacheNetTransport

/// A transfer that broke off goes on where it stopped, in another process as well, over real sockets.
struct ResumedPullTests {
    /// More than a client takes from a socket at once: of a smaller one it may see the end before it handed anything on.
    private static let blob = (0..<8_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    private static let descriptor = Descriptor(
        mediaType: "application/vnd.onnx", digest: Digest.sha256(of: blob), size: blob.count)

    private let directory: TemporaryDirectory
    private let store: ContentStore

    init() throws {
        directory = try TemporaryDirectory()
        store = try ContentStore(path: directory.url.appending(path: "store").path)
    }

    /// As a device does that has just started.
    ///
    /// - Parameter cut: bytes of the whole blob that the server sends before it breaks off; `nil` sends all.
    /// - Returns: what came, and the first byte of each range that was asked for.
    private func pull(cut: Int? = nil) async throws -> (Result<[UInt8], TransportError>, starts: [Int?]) {
        let starts = Mutex<[Int?]>([])
        let server = try ScriptedServer { request in
            let start = request.range.flatMap { Int($0.dropFirst(6).dropLast()) }
            starts.withLock { $0.append(start) }
            let rest = Self.blob[(start ?? 0)...]
            return ScriptedServer.response(
                status: start == nil ? "200 OK" : "206 Partial Content",
                headers: start.map { ["Content-Range: bytes \($0)-\(Self.blob.count - 1)/\(Self.blob.count)"] } ?? [],
                body: Array(rest.prefix(cut ?? rest.count)), declaring: rest.count)
        }
        defer { server.stop() }
        let client = try RegistryClient(client: .shared, baseURL: server.url, name: "toy", attempts: 1)
        do throws(TransportError) {
            let bytes = try await client.blob(Self.descriptor, resuming: store.partial(of: Self.descriptor))
            return (.success(bytes.withUnsafeBytes { [UInt8]($0) }), starts.withLock { $0 })
        } catch {
            return (.failure(error), starts.withLock { $0 })
        }
    }

    private var partials: [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: "\(store.path)/partial")) ?? []
    }

    @Test func theNextProcessAsksForTheRest() async throws {
        let (first, _) = try await pull(cut: 6_000_000)
        #expect(throws: TransportError.self) { try first.get() }
        #expect(partials == [Self.descriptor.digest.hex])
        let (second, starts) = try await pull()
        #expect(try second.get() == Self.blob)
        let start = try #require(starts.first.flatMap { $0 })
        #expect(starts.count == 1 && (1...6_000_000).contains(start))
        #expect(partials.isEmpty)
    }

    @Test func damageInWhatCameBeforeIsFoundAndForgotten() async throws {
        let folder = "\(store.path)/partial"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(repeating: 9, count: 1000).write(to: URL(filePath: "\(folder)/\(Self.descriptor.digest.hex)"))
        let (first, _) = try await pull()
        let error = try #require(throws: TransportError.self) { try first.get() }
        #expect(error.code == .corrupted)
        let (second, starts) = try await pull()
        #expect(try second.get() == Self.blob)
        #expect(starts == [nil])
    }

    @Test func oneProcessAtATimeHasIt() throws {
        let first = try #require(store.partial(of: Self.descriptor))
        #expect(store.partial(of: Self.descriptor) == nil)
        first.remove()
        #expect(store.partial(of: Self.descriptor) != nil)
    }

    @Test func moreThanTheBlobIsEmptied() throws {
        let partial = try #require(store.partial(of: Self.descriptor))
        ([1, 2, 3] as [UInt8]).withUnsafeBytes { partial.append($0) }
        #expect(partial.bytes(atMost: 3) == [1, 2, 3])
        #expect(partial.bytes(atMost: 2).isEmpty)
        #expect(partial.bytes(atMost: 3).isEmpty)
    }
}
