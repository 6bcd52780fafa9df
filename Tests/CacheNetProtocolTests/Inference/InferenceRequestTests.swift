import CacheNetCore
import CacheNetProtocol
import Testing

@Suite struct InferenceRequestTests {
    private let frame = [UInt8](0..<48)

    private func request() throws -> InferenceRequest {
        var request = InferenceRequest(
            id: "frame \"7\"", parameters: ["n": .int(-3), "x": .double(0.5), "s": .string("ä\n"), "b": .bool(false)],
            inputs: [try InferenceTensor(name: "input", datatype: .uint8, shape: [1, 3, 4, 4], bytes: frame)],
            outputs: [RequestedOutput(name: "logits", binary: true), RequestedOutput(name: "code")])
        request.parameters[WireNames.hint] = .bool(true)
        return request
    }

    @Test(arguments: [true, false])
    func roundTrip(binary: Bool) throws {
        let request = try request()
        let (body, headerLength) = request.encode(binary: binary)
        #expect((headerLength != nil) == binary)
        #expect(try InferenceRequest.decode(MessageBody(body, headerLength: headerLength)) == request)
    }

    @Test func binaryChoicePerOutput() throws {
        var request = try request()
        #expect(request.wantsBinary(output: "logits"))
        #expect(!request.wantsBinary(output: "code"))
        request.wantsBinaryOutputs = true
        #expect(request.wantsBinary(output: "code"))
    }

    @Test(arguments: [
        "[1,2,3,4,5,6]", "[[1,2,3],[4,5,6]]", " [ [1, 2,3 ],[4,5,6]] ",
    ])
    func nestedAndFlat(data: String) throws {
        let body = Self.body(shape: "[2,3]", data: data)
        #expect(
            try InferenceRequest.decode(MessageBody(body, headerLength: nil)).inputs[0].bytes == [1, 2, 3, 4, 5, 6])
    }

    @Test func floats() throws {
        let body = Self.body(datatype: "FP32", shape: "[3]", data: "[0.5,-1,1e-3]")
        let tensor = try InferenceRequest.decode(MessageBody(body, headerLength: nil)).inputs[0].tensor()
        #expect(try tensor.floats() == [0.5, -1, 1e-3])
    }

    @Test(arguments: [
        ("[2,3]", "[1,2,3,4,5]"), ("[2,3]", "[1,2,3,4,5,6,7]"), ("[2,3]", "[[1,2],[3,4],[5,6]]"),
        ("[2,3]", "[[1,2,3],[4,5]]"), ("[2,3]", "[[1,2,3],4,5,6]"), ("[2,3]", "[[[1,2,3]],[[4,5,6]]]"),
        ("[2]", "[1,256]"), ("[2]", "[1,-1]"), ("[2]", "[1,2.5]"), ("[2]", "[1,\"2\"]"), ("[2]", "[1,null]"),
        ("[2]", "{}"),
        ("[2]", "7"), ("[-1,2]", "[1,2]"), ("[9223372036854775807,9223372036854775807]", "[1]"),
        ("[9223372036854775807]", "[1]"), ("[99999999999999999999]", "[1]"), ("[1.5]", "[1]"), ("2", "[1,2]"),
        ("[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]", "[1]"),
    ])
    func refusedData(shape: String, data: String) {
        let error = #expect(throws: InferenceError.self) {
            try InferenceRequest.decode(MessageBody(Self.body(shape: shape, data: data), headerLength: nil))
        }
        #expect(error?.code == .invalidArgument)
    }

    @Test(arguments: [
        "", "{}", "[]", "null", "{\"inputs\":1}", "{\"inputs\":[1]}", "{\"inputs\":[{}]}", "{\"inputs\":[]}x",
        "{\"inputs\":[{\"name\":\"a\",\"shape\":[1],\"datatype\":\"UINT9\",\"data\":[1]}]}",
        "{\"inputs\":[{\"name\":\"a\",\"shape\":[1],\"datatype\":\"FP16\",\"data\":[1]}]}",
        "{\"inputs\":[{\"name\":\"a\",\"shape\":[1],\"datatype\":\"BF16\",\"data\":[1]}]}",
        "{\"inputs\":[{\"name\":\"a\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[1]}]}",
        "{\"inputs\":[{\"name\":\"a\",\"shape\":[2],\"datatype\":\"BYTES\",\"data\":[\"x\"]}]}",
        "{\"inputs\":[{\"name\":\"a\",\"shape\":[1],\"datatype\":\"UINT8\"}]}",
        "{\"inputs\":[],\"parameters\":{\"a\":[1]}}", "{\"inputs\":null}", "{\"inputs\":[null]}",
        "{\"inputs\":[],\"outputs\":[{\"name\":null}]}", "{\"inputs\":[],\"id\":nul}",
        "{\"inputs\":[],\"outputs\":[{}]}", "{\"inputs\":[],\"id\":7}",
    ])
    func refusedDocuments(text: String) {
        let error = #expect(throws: InferenceError.self) {
            try InferenceRequest.decode(MessageBody(Array(text.utf8), headerLength: nil))
        }
        #expect(error?.code == .invalidArgument)
    }

    @Test func nullIsAbsent() throws {
        let json = """
            {"id": null, "parameters": null, "outputs": null, "other": null, "inputs": [{"name": "input", \
            "parameters": {"binary_data_size": null, "content_type": null}, "shape": [2], "datatype": "UINT8", "data": [1, 2]}]}
            """
        let request = try InferenceRequest.decode(MessageBody(Array(json.utf8), headerLength: nil))
        let input = try InferenceTensor(name: "input", datatype: .uint8, shape: [2], bytes: [1, 2])
        #expect(request == InferenceRequest(inputs: [input]))

        let head = """
            {"parameters": {"cachenet_hint": null, "binary_data_output": true}, "outputs": [{"name": "logits", "parameters": \
            null}], "inputs": [{"name": "input", "shape": [2], "datatype": "UINT8", "data": null, "parameters": \
            {"binary_data_size": 2}}]}
            """
        let binary = try InferenceRequest.decode(MessageBody(Array(head.utf8) + [1, 2], headerLength: head.utf8.count))
        #expect(binary.inputs == [input] && binary.parameters == ["binary_data_output": .bool(true)])
        #expect(binary.outputs == [RequestedOutput(name: "logits")])
    }

    @Test(arguments: [-1, 47, 49, Int.max])
    func refusedBinarySize(size: Int) {
        let json = Array(
            """
            {"inputs":[{"name":"input","shape":[1,3,4,4],"datatype":"UINT8","parameters":{"binary_data_size":\(size)}}]}
            """.utf8)
        #expect(throws: InferenceError.self) {
            try InferenceRequest.decode(MessageBody(json + frame, headerLength: json.count))
        }
    }

    @Test func refusedHeaderLengthsAndBodies() throws {
        let (body, headerLength) = try request().encode(binary: true)
        let length = try #require(headerLength)
        for wrong in [-1, 1, length - 1, length + 1, body.count, body.count + 1, Int.max, Int.min] {
            #expect(throws: InferenceError.self) { try InferenceRequest.decode(MessageBody(body, headerLength: wrong)) }
        }
        for wrong in [body + [0], Array(body.dropLast())] {
            #expect(throws: InferenceError.self) {
                try InferenceRequest.decode(MessageBody(wrong, headerLength: length))
            }
        }
    }

    @Test func everyTruncationIsRefused() throws {
        let (body, _) = try request().encode(binary: false)
        for count in 0..<body.count {
            #expect(throws: InferenceError.self) {
                try InferenceRequest.decode(MessageBody(Array(body.prefix(count)), headerLength: nil))
            }
        }
    }

    @Test func rawRequest() throws {
        let raw = RawInput(name: "input", datatype: .uint8, shape: [-1, 3, 4, 4])
        let request = try InferenceRequest.decode(MessageBody(frame + frame, headerLength: 0), rawInput: raw)
        #expect(request.inputs.map(\.shape) == [[2, 3, 4, 4]])
        #expect(request.wantsBinary(output: "logits"))
        #expect(throws: InferenceError.self) {
            try InferenceRequest.decode(MessageBody(frame + [1], headerLength: 0), rawInput: raw)
        }
        #expect(throws: InferenceError.self) { try InferenceRequest.decode(MessageBody(frame, headerLength: 0)) }
    }

    private static func body(datatype: String = "UINT8", shape: String, data: String) -> [UInt8] {
        Array(
            """
            {"inputs":[{"data":\(data),"name":"input","shape":\(shape),"datatype":"\(datatype)"}]}
            """.utf8)
    }
}
