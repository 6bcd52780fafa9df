import AsyncHTTPClient
import CacheNetBundle
import CacheNetCore
import CacheNetGRPC
import CacheNetMedia
import CacheNetTransport
import Testing

@testable import CacheNetServer

/// A device's frames as pictures, over both protocols, to the real server.
struct PictureMissTests {
    enum Wire: CaseIterable { case http, grpc }

    /// Makes what no server reads.
    private struct Nonsense: PictureEncoder {
        func encode(_ frame: Tensor, quality: Int) throws -> [UInt8] { Array("no picture".utf8) }
    }

    private func frame(_ colour: Int) throws -> Tensor {
        try Tensor(elementType: .uint8, shape: [1, 3, 4, 4], bytes: Fixtures.pixels(colour))
    }

    private func asking(
        over wire: Wire, _ body: (any EdgeInference) async throws -> Void
    ) async throws {
        try await LiveServer.run(.init(port: 0, grpcPort: 0)) { server in
            let bundle = server.bundle.description
            switch wire {
            case .http:
                try await body(
                    try HTTPEdgeClient(client: .shared, baseURL: server.url, model: "toy", bundle: bundle))
            case .grpc:
                let port = try #require(server.grpcPort)
                let edge = try GRPCEdgeClient(
                    address: try GRPCAddress("grpc://127.0.0.1:\(port)"), model: "toy", bundle: bundle)
                try await body(edge)
                await edge.shutdown()
            }
        }
    }

    @Test(arguments: Wire.allCases)
    func aPictureIsAnsweredAsItsTensor(_ wire: Wire) async throws {
        try await asking(over: wire) { edge in
            for colour in 0..<3 {
                let frame = try frame(colour)
                let picture = try JPEGEncoder().encode(frame, quality: 95)
                let tensor = try await edge.infer(frame, timeout: nil)
                let answer = try await edge.infer(picture: picture, timeout: nil)
                #expect(argmax(answer.logits) == colour && answer.hint == tensor.hint)
            }
        }
    }

    @Test(arguments: Wire.allCases)
    func aServerThatRefusesPicturesIsSentTensors(_ wire: Wire) async throws {
        try await asking(over: wire) { edge in
            let sender = FrameSender(
                to: edge, as: FramePlan(quality: 90), encoder: Nonsense(), now: { .zero })
            for colour in 0..<3 {
                let answer = try await sender.infer(try frame(colour), timeout: nil)
                #expect(argmax(answer.logits) == colour)
            }
            #expect(sender.sent.frames == 3 && sender.sent.pictures == 0)
            #expect(sender.sent.trouble?.contains("picture 0: expected a JPEG or PNG picture, got text") == true)
        }
    }

    /// A picture without colours becomes the frame that it was made of.
    @Test func greyStaysGrey() throws {
        let bytes = (0..<64).map { UInt8($0 * 3) }
        let frame = try Tensor(elementType: .uint8, shape: [1, 1, 8, 8], bytes: bytes)
        let picture = try JPEGEncoder().encode(frame, quality: 100)
        let read = try RequestedFrames.pictures([picture[...]]).tensor(
            FrameFormat(elementType: .uint8, shape: [1, 8, 8]))
        #expect(read.shape == frame.shape)
        #expect(zip(read.bytes, bytes).allSatisfy { abs(Int($0) - Int($1)) <= 2 })
    }
}
