import CacheNetGRPC
import CacheNetProtocol
import Foundation
import SwiftProtobuf
import Testing

@testable import CacheNetServer

/// What strangers may send: nothing traps or hangs, whatever is accepted is whole, and what is refused has a reason.
///
/// `make fuzz INPUTS=1000000` makes so many of each kind in place of a few thousand.
struct FuzzTests {
    private static let inputs = ProcessInfo.processInfo.environment["CACHENET_FUZZ_INPUTS"].flatMap { Int($0) } ?? 4000

    private static func requests() throws -> [InferenceRequest] {
        var hinted = try Fixtures.request(1, hint: true)
        hinted.id = "a \"quoted\" id"
        let outputs = [RequestedOutput(name: "logits", binary: false, parameters: ["classification": .int(2)])]
        return [
            hinted, try Fixtures.request(0, 1, 2, outputs: outputs),
            InferenceRequest(
                parameters: ["a": .double(-0.5), "b": .string("ü"), "timeout": .int(7)],
                inputs: [
                    try InferenceTensor(name: "x", shape: [2, 1], elements: [Array("text".utf8), []]),
                    try InferenceTensor(
                        name: "y", datatype: .int64, shape: [1], bytes: [UInt8](repeating: 255, count: 8)),
                    try InferenceTensor(
                        name: "z", datatype: .float32, shape: [1, 2], bytes: [0, 0, 128, 63, 0, 0, 0, 0]),
                    try InferenceTensor(name: "b", datatype: .bool, shape: [3], bytes: [1, 0, 1]),
                ]),
        ]
    }

    /// Runs the body on mutated inputs; an error other than a refusal is a failure.
    private func fuzz(_ corpus: [[UInt8]], seed: UInt64, _ body: ([UInt8]) throws -> Void) {
        var mutator = Mutator(corpus, seed: seed)
        var accepted = 0
        for _ in 0..<Self.inputs {
            let input = mutator.next()
            do {
                try body(input)
                accepted += 1
            } catch let error as InferenceError {
                #expect(error.code != .internal && !error.message.isEmpty)
            } catch {
                Issue.record("\(error) for \(input)")
            }
        }
        // Inputs that are all refused at once would test nothing.
        #expect(accepted > Self.inputs / 500)
    }

    private func checkWhole(_ tensors: [InferenceTensor]) throws {
        for tensor in tensors {
            if let count = try tensor.datatype.byteCount(of: tensor.shape) { #expect(count == tensor.bytes.count) }
        }
    }

    @Test func requestsAsJSON() throws {
        let corpus = try Self.requests().map { $0.encode(binary: false).body }
        fuzz(corpus, seed: 1) { input in
            let request = try InferenceRequest.decode(MessageBody(input, headerLength: nil))
            try checkWhole(request.inputs)
            // Lengths of elements are read later, by who wants them.
            guard request.inputs.allSatisfy({ $0.datatype != .bytes }) else { return }
            let again = request.encode(binary: false)
            #expect(try InferenceRequest.decode(MessageBody(again.body, headerLength: again.headerLength)) == request)
        }
    }

    @Test func requestsWithBinaryTensors() throws {
        let encoded = try Self.requests().map { $0.encode(binary: true) }
        let raw = RawInput(name: "image", datatype: .uint8, shape: [-1, 3, 4, 4])
        for (index, length) in (encoded.map(\.headerLength) + [0]).enumerated() {
            fuzz(encoded.map(\.body) + [Fixtures.pixels(0)], seed: UInt64(2 + index)) { input in
                let header = length.map { min($0, input.count) }
                try checkWhole(InferenceRequest.decode(MessageBody(input, headerLength: header), rawInput: raw).inputs)
            }
        }
    }

    @Test func messagesOfGRPC() throws {
        let corpus: [[UInt8]] = try Self.requests().map { try $0.message(model: "toy").serializedBytes() }
        fuzz(corpus, seed: 10) { input in
            let message: Inference_ModelInferRequest
            do {
                message = try Inference_ModelInferRequest(serializedBytes: input)
            } catch is SwiftProtobuf.BinaryDecodingError {
                throw InferenceError(.invalidArgument, "no such message")
            }
            try checkWhole(InferenceRequest(message).inputs)
        }
    }

    @Test(arguments: ContentCoding.allCases)
    func compressedBodies(coding: ContentCoding) throws {
        let limit = 1 << 16
        let corpus = try Self.requests().map { try coding.compress($0.encode(binary: false).body) }
        var mutator = Mutator(corpus, seed: 20)
        for _ in 0..<Self.inputs {
            do throws(InferenceError) {
                #expect(try coding.decompress(mutator.next(), limit: limit).count <= limit)
            } catch {
                #expect(error.code == .invalidArgument || error.code == .tooLarge)
            }
        }
    }

    @Test func rangesAndPaths() throws {
        let corpus = [
            "bytes=0-99", "bytes=-5", "bytes=7-", "bytes=0-1,4-5", "/v2/models/toy/versions/7/infer?timeout=1",
            "/v2/a/b/blobs/sha256:00", "/v2/repository/models/toy/load", "/v2/models/%E4%F6/ready",
        ].map { Array($0.utf8) }
        var mutator = Mutator(corpus, seed: 30)
        for _ in 0..<Self.inputs {
            let text = String(decoding: mutator.next(), as: UTF8.self)
            if case .part(let range) = ByteRange(text, size: 100) {
                #expect(range.lowerBound >= 0 && range.upperBound <= 100 && !range.isEmpty)
            }
            let route = Route(path: text)
            #expect(route == Route(path: text))
        }
    }
}
