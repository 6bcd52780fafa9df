import CacheNetCore
import CacheNetONNX
import CacheNetTestKit
import Testing

struct EngineConformanceTests {
    @Test func onnxRuntimeConforms() throws {
        let frame = try Tensor(elementType: .uint8, shape: [1, 3, 4, 4], bytes: [UInt8](repeating: 7, count: 48))
        #expect(
            InferenceEngineConformance.violations(try ONNXEngine(), model: try Toy.model("full.onnx"), input: frame)
                == [])
    }

    @Test func theScriptedEngineConforms() throws {
        let engine = ScriptedEngine(models: ["one": ScriptedModel(frameShape: [1, 1, 1], labels: 2) { _ in [4, 0] }])
        let frame = try Tensor(elementType: .uint8, shape: [1, 1, 1, 1], bytes: [0])
        #expect(
            InferenceEngineConformance.violations(
                engine, model: ModelBytes(ScriptedEngine.bytes(of: "one")), input: frame) == [])
    }
}
