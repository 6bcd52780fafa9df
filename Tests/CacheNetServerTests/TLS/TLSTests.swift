import AsyncHTTPClient
import CacheNetBundle
import CacheNetCore
import CacheNetGRPC
import CacheNetTransport
import Foundation
import NIOCore
import NIOHTTP1
import Testing

@testable import CacheNetServer

/// A device and its server over TLS.
@Suite struct TLSTests {
    private let certificates: TestCertificates
    private let frame: Tensor

    init() throws {
        certificates = try TestCertificates()
        frame = try Tensor(elementType: .uint8, shape: [1, 3, 4, 4], bytes: Fixtures.pixels(1))
    }

    private func configuration(asksForCertificates: Bool = false) -> EdgeServer.Configuration {
        .init(
            port: 0,
            tls: TLSFiles(
                certificate: certificates.path("server.pem"), key: certificates.path("server.key"),
                clientAuthorities: asksForCertificates ? certificates.path("ca.pem") : nil), grpcPort: 0)
    }

    private func credentials(isKnown: Bool = false) -> EdgeCredentials {
        EdgeCredentials(
            authorities: certificates.path("ca.pem"), certificate: isKnown ? certificates.path("device.pem") : nil,
            key: isKnown ? certificates.path("device.key") : nil)
    }

    private func ask(_ server: LiveServer, _ credentials: EdgeCredentials) async throws -> EdgeAnswer {
        let connection = try EdgeConnection(credentials: credentials)
        let edge = try HTTPEdgeClient(
            client: connection.inference, baseURL: server.url, model: "toy", bundle: server.bundle.description)
        do {
            let answer = try await edge.infer(frame, timeout: .seconds(20))
            try await connection.shutdown()
            return answer
        } catch {
            try await connection.shutdown()
            throw error
        }
    }

    @Test func aDeviceThatKnowsTheAuthorityIsAnswered() async throws {
        try await LiveServer.run(configuration()) { server in
            #expect(try await ask(server, credentials()).logits.count == 3)
            let edge = try GRPCEdgeClient(
                address: GRPCAddress("grpcs://localhost:\(try #require(server.grpcPort))"), model: "toy",
                bundle: server.bundle.description, credentials: credentials())
            #expect(try await edge.infer(frame, timeout: .seconds(20)).logits.count == 3)
            await edge.shutdown()
        }
    }

    @Test func oneThatDoesNotKnowItRefuses() async throws {
        try await LiveServer.run(configuration()) { server in
            let error = await #expect(throws: TransportError.self) { try await ask(server, EdgeCredentials()) }
            #expect(error?.code == .unreachable)
        }
    }

    @Test func aServerMayAskForADevicesCertificate() async throws {
        try await LiveServer.run(configuration(asksForCertificates: true)) { server in
            await #expect(throws: TransportError.self) { try await ask(server, credentials()) }
            let first = try await ask(server, credentials(isKnown: true)).logits.count
            #expect(first == 3)
        }
    }

    @Test func manyRequestsKeepOneConnection() async throws {
        try await LiveServer.run(configuration()) { server in
            let connection = try EdgeConnection(credentials: credentials())
            for _ in 0..<20 {
                let answer = try await server.send(.GET, "/v2/models/toy", client: connection.downloads)
                #expect(answer.status == 200)
            }
            let metrics = try await server.send(.GET, "/metrics", client: connection.downloads).text
            #expect(metrics.contains("cachenet_http_connections 1\n"))
            try await connection.shutdown()
        }
    }

    @Test(arguments: ["missing.pem", "ca.key"])
    func filesThatAreNoCertificateAreNamed(name: String) async throws {
        var configuration = configuration()
        configuration.tls?.certificate = certificates.path(name)
        let error = await #expect(throws: ServerError.self) { try await LiveServer.run(configuration) { _ in } }
        #expect(error?.code == .invalidConfiguration)
        #expect(error?.message.contains(name) == true)
    }

    @Test func aKeyOfAnotherCertificateIsRefused() throws {
        var configuration = configuration()
        configuration.tls?.key = certificates.path("device.key")
        #expect(throws: ServerError.self) { try configuration.check() }
    }
}
