import CacheNetProtocol
import Testing

/// Tensors of `BYTES`, whose elements carry their own length.
struct ByteTensorTests {
    private static let elements: [[UInt8]] = [[1, 2, 3], [], Array("grün".utf8)]

    @Test func elementsComeBack() throws {
        let tensor = try InferenceTensor(name: "a", shape: [3], elements: Self.elements)
        #expect(tensor.bytes.prefix(7) == [3, 0, 0, 0, 1, 2, 3])
        #expect(try tensor.byteElements().map { Array($0) } == Self.elements)
    }

    @Test(arguments: [true, false])
    func textsTravelAsJSONAndAsBytes(binary: Bool) throws {
        let texts = ["red", "a \"quote\"", ""]
        let tensor = try InferenceTensor(name: "a", shape: [3, 1], elements: texts.map { Array($0.utf8) })
        let (body, length) = InferenceRequest(inputs: [tensor]).encode(binary: binary)
        #expect((length == nil) == !binary)
        let request = try InferenceRequest.decode(MessageBody(body, headerLength: length))
        #expect(request.inputs == [tensor])
    }

    /// A length beyond the end, a byte too many, too few elements, an element cut off, a count that nobody has.
    @Test(
        arguments: [
            ([1], [4, 0, 0, 0, 1]), ([1], [1, 0, 0, 0, 1, 9]), ([2], [0, 0, 0, 0]), ([1], [1, 0]),
            ([1 << 40], [0, 0, 0, 0]), ([1], [255, 255, 255, 255]), ([0], [0]),
        ] as [([Int], [UInt8])])
    func refusesWhatDoesNotFit(shape: [Int], bytes: [UInt8]) throws {
        let tensor = try InferenceTensor(name: "a", datatype: .bytes, shape: shape, bytes: bytes)
        let error = #expect(throws: InferenceError.self) { try tensor.byteElements() }
        #expect(error?.code == .invalidArgument)
    }

    @Test(arguments: [(0, nil), (3, 3)] as [(Int, Int?)])
    func classificationIsACount(asked: Int, count: Int?) throws {
        let output = RequestedOutput(name: "logits", parameters: ["classification": .int(asked)])
        #expect(try output.classification() == count)
    }

    @Test func otherClassificationsAreRefused() {
        for value in [ParameterValue.int(-1), .bool(true), .string("3"), .double(2.5)] {
            let output = RequestedOutput(name: "logits", parameters: ["classification": value])
            #expect(throws: InferenceError.self) { try output.classification() }
        }
    }
}
