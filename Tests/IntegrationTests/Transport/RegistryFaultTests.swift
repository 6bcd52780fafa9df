import AsyncHTTPClient
import CacheNetBundle
import CacheNetCore
import Foundation
import Synchronization
import Testing

@testable import CacheNetTransport

/// Blobs that arrive cut, damaged or too long, over real sockets.
@Suite struct RegistryFaultTests {
    private static let blob = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    private static let descriptor = Descriptor(
        mediaType: "application/vnd.onnx", digest: Digest.sha256(of: blob), size: blob.count)

    private func pull(
        _ descriptor: Descriptor = descriptor, _ script: @escaping ScriptedServer.Script
    ) async -> Result<ModelBytes, TransportError> {
        do {
            let server = try ScriptedServer(script)
            defer { server.stop() }
            let client = try RegistryClient(client: .shared, baseURL: server.url, name: "toy", attempts: 3)
            do throws(TransportError) {
                return .success(try await client.blob(descriptor))
            } catch {
                return .failure(error)
            }
        } catch {
            return .failure(TransportError(.unreachable, "\(error)"))
        }
    }

    @Test func aCutBlobIsResumedWhereItStopped() async throws {
        let ranges = Mutex<[String?]>([])
        let result = await pull { request in
            ranges.withLock { $0.append(request.range) }
            guard let range = request.range, let start = Int(range.dropFirst(6).dropLast()) else {
                return ScriptedServer.response(body: Array(Self.blob[..<120_000]), declaring: Self.blob.count)
            }
            return ScriptedServer.response(
                status: "206 Partial Content",
                headers: ["Content-Range: bytes \(start)-\(Self.blob.count - 1)/\(Self.blob.count)"],
                body: Array(Self.blob[start...]))
        }
        #expect(try result.get().withUnsafeBytes { [UInt8]($0) } == Self.blob)
        let seen = ranges.withLock { $0 }
        #expect(seen.count == 2)
        // The client may drop what it had buffered when the connection broke, so it resumes at most where it was cut.
        let resumed = try #require(seen.last.flatMap { $0 }.flatMap { Int($0.dropFirst(6).dropLast()) })
        #expect((1...120_000).contains(resumed))
    }

    @Test func aFlippedByteIsNeverHandedOut() async throws {
        var damaged = Self.blob
        damaged[77_777] ^= 1
        let result = await pull { [damaged] _ in ScriptedServer.response(body: damaged) }
        let error = try #require(throws: TransportError.self) { try result.get() }
        #expect(error.code == .corrupted)
        #expect(error.message.contains(Self.descriptor.digest.description))
    }

    @Test func aFlippedByteOnceIsFetchedAgain() async throws {
        var damaged = Self.blob
        damaged[0] ^= 0x80
        let result = await pull { [damaged] request in
            ScriptedServer.response(body: request.number == 0 ? damaged : Self.blob)
        }
        #expect(try result.get().count == Self.blob.count)
    }

    @Test func aBlobLargerThanDeclaredIsRefused() async throws {
        let result = await pull { _ in ScriptedServer.response(body: Self.blob + [0]) }
        let error = try #require(throws: TransportError.self) { try result.get() }
        #expect(error.code == .corrupted)
    }

    @Test func aBlobThatAlwaysEndsEarlyIsGivenUp() async throws {
        let result = await pull { _ in ScriptedServer.response(body: Array(Self.blob[..<1000])) }
        let error = try #require(throws: TransportError.self) { try result.get() }
        #expect(error.code == .unreachable || error.code == .corrupted)
    }

    @Test func aMissingBlobIsNotAskedForTwice() async throws {
        let requests = Atomic<Int>(0)
        let result = await pull { _ in
            requests.add(1, ordering: .relaxed)
            return ScriptedServer.response(status: "404 Not Found", body: Array(#"{"errors":[]}"#.utf8))
        }
        let error = try #require(throws: TransportError.self) { try result.get() }
        #expect(error.code == .rejected)
        #expect(requests.load(ordering: .relaxed) == 1)
    }

    @Test func aRefusedRangeFallsBackToTheWholeBlob() async throws {
        let ranges = Mutex<[String?]>([])
        let result = await pull { request in
            ranges.withLock { $0.append(request.range) }
            if request.range != nil {
                return ScriptedServer.response(
                    status: "416 Range Not Satisfiable", headers: ["Content-Range: bytes */\(Self.blob.count)"],
                    body: [])
            }
            return request.number == 0
                ? ScriptedServer.response(body: Array(Self.blob[..<120_000]), declaring: Self.blob.count)
                : ScriptedServer.response(body: Self.blob)
        }
        #expect(try result.get().withUnsafeBytes { [UInt8]($0) } == Self.blob)
        #expect(ranges.withLock { $0.map { $0 != nil } } == [false, true, false])
    }

    @Test func aServerThatIsNotThereJustNowIsAskedAgain() async throws {
        let result = await pull { request in
            let statuses = ["429 Too Many Requests", "502 Bad Gateway"]
            return request.number < statuses.count
                ? ScriptedServer.response(status: statuses[request.number], body: [])
                : ScriptedServer.response(body: Self.blob)
        }
        #expect(try result.get().count == Self.blob.count)
    }

    @Test func aDeclaredSizeReservesNothingBeforeItArrives() async throws {
        let huge = Descriptor(
            mediaType: "application/vnd.onnx", digest: Self.descriptor.digest, size: Descriptor.maximumSize)
        #expect(BlobDownload(huge).reserved <= 2 << 20)
        let result = await pull(huge) { _ in ScriptedServer.response(body: Self.blob) }
        let error = try #require(throws: TransportError.self) { try result.get() }
        #expect(error.message.contains("expected \(Descriptor.maximumSize) bytes"))
    }
}
