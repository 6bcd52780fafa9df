import CacheNetProtocol
import Testing

@Suite struct InferenceResponseTests {
    private func tensor(_ name: String, _ datatype: InferenceDatatype) throws -> InferenceTensor {
        if datatype == .bytes {
            return try InferenceTensor(name: name, shape: [2], elements: [Array("a \"b\"".utf8), []])
        }
        let bytes = (0..<2 * (datatype.byteCount ?? 4)).map { datatype == .bool ? UInt8($0 % 2) : UInt8($0 + 1) }
        return try InferenceTensor(name: name, datatype: datatype, shape: [2], bytes: bytes)
    }

    @Test(arguments: InferenceDatatype.allCases)
    func roundTrip(datatype: InferenceDatatype) throws {
        let response = InferenceResponse(
            modelName: "m", modelVersion: "sha256:0", id: "1", parameters: [WireNames.partition: .int(3)],
            outputs: [try tensor("logits", datatype)])
        for binary in [true, false] {
            let (body, headerLength) = response.encode(binary: binary)
            #expect(try InferenceResponse.decode(MessageBody(body, headerLength: headerLength)) == response)
        }
        #expect(response.partition == 3)
    }

    @Test func mixedOutputs() throws {
        let response = InferenceResponse(
            modelName: "m", outputs: [try tensor("a", .float32), try tensor("b", .uint8), try tensor("c", .float32)])
        let (body, headerLength) = response.encode { $0 != "b" }
        #expect(headerLength.map { body.count - $0 } == 16)
        #expect(try InferenceResponse.decode(MessageBody(body, headerLength: headerLength)) == response)
    }

    @Test func floatsSurviveJSONExactly() throws {
        let floats: [Float] = [0.1, -.greatestFiniteMagnitude, .leastNonzeroMagnitude, 16_777_216, .pi]
        let bytes = floats.withUnsafeBytes { [UInt8]($0) }
        let response = InferenceResponse(
            modelName: "m", outputs: [try InferenceTensor(name: "x", datatype: .float32, shape: [5], bytes: bytes)])
        #expect(
            try InferenceResponse.decode(MessageBody(response.encode(binary: false).body, headerLength: nil))
                == response)
    }

    @Test func nonFiniteBecomesNull() throws {
        let bytes = [Float.nan, .infinity].withUnsafeBytes { [UInt8]($0) }
        let response = InferenceResponse(
            modelName: "m", outputs: [try InferenceTensor(name: "x", datatype: .float32, shape: [2], bytes: bytes)])
        let text = String(decoding: response.encode(binary: false).body, as: UTF8.self)
        #expect(text.contains("\"data\":[null,null]"))
    }

    @Test func nullIsAbsent() throws {
        let json = """
            {"model_name": "toy", "model_version": null, "id": null, "parameters": {"cachenet_partition": null}, \
            "outputs": [{"name": "logits", "datatype": "FP32", "shape": [1], "parameters": null, "data": [0.5]}]}
            """
        let response = try InferenceResponse.decode(MessageBody(Array(json.utf8), headerLength: nil))
        #expect(response.modelVersion == nil && response.id == nil && response.parameters.isEmpty)
        #expect(response.partition == nil && response.outputs.map(\.shape) == [[1]])
        let metadata = Array(#"{"name":"a","versions":null,"platform":"p","inputs":[],"outputs":[]}"#.utf8)
        #expect(try WireJSON.decode(ModelMetadata.self, from: metadata).versions == nil)
        let entry = Array(#"{"name":"a","version":null,"state":"READY","reason":""}"#.utf8)
        #expect(try WireJSON.decode(RepositoryIndexEntry.self, from: entry).version == nil)
    }
}
