import CacheNetProtocol
import Foundation
import Testing

@testable import CacheNetGRPC

/// Messages of gRPC and the protocol's values are the same thing.
struct MessageTests {
    private static let parameters: [String: ParameterValue] = [
        "a": .bool(true), "b": .int(-7), "c": .double(0.5), "d": .string("x"),
    ]

    @Test func requestsComeBack() throws {
        let request = InferenceRequest(
            id: "7", parameters: Self.parameters,
            inputs: [
                try InferenceTensor(name: "i", datatype: .float16, shape: [2, 1], bytes: [1, 2, 3, 4]),
                try InferenceTensor(name: "s", shape: [2], elements: [[1], []]),
            ],
            outputs: [RequestedOutput(name: "o", parameters: ["classification": .int(2)])])
        #expect(try InferenceRequest(request.message(model: "m")) == request)
    }

    @Test func responsesComeBack() throws {
        let response = InferenceResponse(
            modelName: "m", modelVersion: "1", id: "7", parameters: Self.parameters,
            outputs: [try InferenceTensor(name: "o", datatype: .float32, shape: [1, 2], bytes: [UInt8](0..<8))])
        #expect(try InferenceResponse(response.message) == response)
    }

    private func request(
        _ datatype: String, _ shape: [Int64], _ fill: (inout Inference_InferTensorContents) -> Void
    ) -> Inference_ModelInferRequest {
        var input = Inference_ModelInferRequest.InferInputTensor()
        input.name = "i"
        input.datatype = datatype
        input.shape = shape
        fill(&input.contents)
        var message = Inference_ModelInferRequest()
        message.inputs = [input]
        return message
    }

    @Test func elementsInTheMessageAreRead() throws {
        let cases: [(Inference_ModelInferRequest, [UInt8])] = [
            (request("BOOL", [2]) { $0.boolContents = [true, false] }, [1, 0]),
            (request("UINT8", [2]) { $0.uintContents = [255, 1] }, [255, 1]),
            (request("UINT16", [1]) { $0.uintContents = [258] }, [2, 1]),
            (request("UINT32", [1]) { $0.uintContents = [1] }, [1, 0, 0, 0]),
            (request("UINT64", [1]) { $0.uint64Contents = [2] }, [2, 0, 0, 0, 0, 0, 0, 0]),
            (request("INT8", [1]) { $0.intContents = [-1] }, [255]),
            (request("INT16", [1]) { $0.intContents = [-2] }, [254, 255]),
            (request("INT32", [1]) { $0.intContents = [-1] }, [255, 255, 255, 255]),
            (request("INT64", [1]) { $0.int64Contents = [1] }, [1, 0, 0, 0, 0, 0, 0, 0]),
            (request("FP32", [1]) { $0.fp32Contents = [1] }, [0, 0, 128, 63]),
            (request("FP64", [1]) { $0.fp64Contents = [1] }, [0, 0, 0, 0, 0, 0, 240, 63]),
            (request("BYTES", [1]) { $0.bytesContents = [Data([9])] }, [1, 0, 0, 0, 9]),
        ]
        for (message, bytes) in cases {
            #expect(try InferenceRequest(message).inputs.map(\.bytes) == [bytes], "\(message.inputs[0].datatype)")
        }
    }

    @Test func whatDoesNotFitIsRefused() {
        var both = request("UINT8", [1]) { $0.uintContents = [1] }
        both.rawInputContents = [Data([1])]
        var tooMany = request("UINT8", [1]) { _ in }
        tooMany.rawInputContents = [Data([1]), Data([2])]
        var badLength = Inference_ModelInferRequest()
        badLength.inputs = [Inference_ModelInferRequest.InferInputTensor()]
        badLength.inputs[0].datatype = "BYTES"
        badLength.inputs[0].shape = [1]
        badLength.rawInputContents = [Data([255, 255, 255, 255])]
        var noValue = request("UINT8", [1]) { $0.uintContents = [1] }
        noValue.parameters = ["a": Inference_InferParameter()]
        var huge = request("UINT8", [1]) { $0.uintContents = [1] }
        huge.parameters["a"] = Inference_InferParameter()
        huge.parameters["a"]?.uint64Param = .max
        for message in [
            both, tooMany, badLength, noValue, huge, request("UINT8", [1]) { $0.uintContents = [256] },
            request("INT8", [1]) { $0.intContents = [-129] }, request("FP16", [1]) { $0.fp32Contents = [1] },
            request("UINT8", [2]) { $0.uintContents = [1] }, request("UINT8", [-1]) { $0.uintContents = [1] },
            request("UINT8", [.max, .max]) { $0.uintContents = [1] }, request("UINT9", [1]) { $0.uintContents = [1] },
        ] {
            let error = #expect(throws: InferenceError.self) { try InferenceRequest(message) }
            #expect(error?.code == .invalidArgument)
        }
    }
}
