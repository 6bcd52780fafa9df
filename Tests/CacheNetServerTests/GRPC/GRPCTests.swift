import CacheNetBundle
import CacheNetCore
import CacheNetGRPC
import CacheNetProtocol
import CacheNetServer
import SwiftProtobuf
import Testing

struct GRPCTests {
    private func frame(_ colour: Int) throws -> Tensor {
        try Tensor(elementType: .uint8, shape: [1, 3, 4, 4], bytes: Fixtures.pixels(colour))
    }

    @Test func aDeviceAsksOverGRPC() async throws {
        try await LiveServer.run(.init(port: 0, grpcPort: 0)) { server in
            let port = try #require(server.grpcPort)
            let edge = try GRPCEdgeClient(
                address: try GRPCAddress("grpc://127.0.0.1:\(port)"), model: "toy", bundle: server.bundle.description)
            for (colour, partition) in [(0, 0), (1, 0), (2, 1)] {
                let answer = try await edge.infer(try frame(colour), timeout: nil)
                #expect(argmax(answer.logits) == colour && answer.hint == partition)
            }
            await edge.shutdown()
        }
    }

    @Test func refusalsHaveReasons() async throws {
        let engine = GatedEngine()
        try await LiveServer.run(.init(port: 0, grpcPort: 0, workers: 1), engine: engine) { server in
            let port = try #require(server.grpcPort)
            let bundle = server.bundle.description
            let stranger = try GRPCEdgeClient(
                address: try GRPCAddress("grpc://127.0.0.1:\(port)"), model: "other", bundle: bundle)
            let rejected = await #expect(throws: TransportError.self) {
                try await stranger.infer(try frame(0), timeout: nil)
            }
            #expect(rejected?.code == .rejected && rejected?.message.contains("expected model") == true)
            await stranger.shutdown()
            let edge = try GRPCEdgeClient(
                address: try GRPCAddress("grpc://127.0.0.1:\(port)"), model: "toy", bundle: bundle)
            engine.close()
            let late = await #expect(throws: TransportError.self) {
                try await edge.infer(try frame(0), timeout: .milliseconds(100))
            }
            #expect(late?.code == .timeout)
            engine.open()
            #expect(try await edge.infer(try frame(0), timeout: nil).logits == [0, 0, 0])
            await edge.shutdown()
        }
    }

    @Test func memoryForMessagesThatWaitIsBounded() async throws {
        let engine = GatedEngine()
        let picture = try frame(0)
        let message = try InferenceRequest.miss(
            picture, input: "image", format: FrameFormat(elementType: .uint8, shape: [3, 4, 4])
        ).message(model: "toy")
        // Five bytes lead each message, and its tensors are copied out of it.
        let bytes = 5 + (try message.serializedBytes() as [UInt8]).count + picture.bytes.count
        try await LiveServer.run(
            .init(port: 0, grpcPort: 0, workers: 1, bodyMemory: 2 * bytes + picture.bytes.count), engine: engine
        ) { server in
            let edge = try GRPCEdgeClient(
                address: try GRPCAddress("grpc://127.0.0.1:\(try #require(server.grpcPort))"), model: "toy",
                bundle: server.bundle.description)
            engine.close()
            async let first = edge.infer(try frame(0), timeout: nil)
            async let second = edge.infer(try frame(1), timeout: nil)
            await server.waitForRequests(2)
            let refused = await #expect(throws: TransportError.self) {
                try await edge.infer(try frame(2), timeout: nil)
            }
            #expect(refused?.code == .overloaded)
            engine.open()
            _ = try await (first, second)
            // What was answered gives its bytes back, a moment after the client has its answer.
            var answer: EdgeAnswer?
            for _ in 0..<1000 where answer == nil { answer = try? await edge.infer(try frame(2), timeout: nil) }
            #expect(answer?.logits.count == 3)
            await edge.shutdown()
        }
    }

    @Test(arguments: [true, false]) func anotherVersionIsTakenWhereItsLabelsAreTheSame(_ isSame: Bool) async throws {
        func change(_ specification: inout BundleSpecification) {
            specification.versionNumber = 2
            if !isSame { specification.labels.reverse() }
        }
        try await LiveServer.run(.init(port: 0, grpcPort: 0), change: change) { server in
            try await LiveServer.run { other in
                let edge = try GRPCEdgeClient(
                    address: try GRPCAddress("grpc://127.0.0.1:\(try #require(server.grpcPort))"), model: "toy",
                    bundle: other.bundle.description)
                if isSame {
                    let answer = try await edge.infer(try frame(0), timeout: nil)
                    #expect(answer.otherVersion == server.bundle.description.digest.description && answer.hint == nil)
                } else {
                    let refused = await #expect(throws: TransportError.self) {
                        try await edge.infer(try frame(0), timeout: nil)
                    }
                    #expect(refused?.code == .versionMismatch)
                }
                await edge.shutdown()
            }
        }
    }

    @Test func nobodyThere() async throws {
        try await LiveServer.run { server in
            let edge = try GRPCEdgeClient(
                address: try GRPCAddress("grpc://127.0.0.1:1"), model: "toy", bundle: server.bundle.description)
            let refused = await #expect(throws: TransportError.self) {
                try await edge.infer(try frame(0), timeout: nil)
            }
            #expect(refused?.code == .unreachable)
            await edge.shutdown()
        }
    }

    /// The port that is free must not keep the server waiting for the other one.
    @Test func aPortInUseIsAnError() async throws {
        try await LiveServer.run { server in
            let taken = try #require(server.url.split(separator: ":").last.flatMap { Int($0) })
            for configuration in [
                EdgeServer.Configuration(port: taken, grpcPort: 0), EdgeServer.Configuration(port: 0, grpcPort: taken),
            ] {
                let error = await #expect(throws: ServerError.self) { try await LiveServer.run(configuration) { _ in } }
                #expect(error?.code == .cannotListen)
            }
        }
    }
}
