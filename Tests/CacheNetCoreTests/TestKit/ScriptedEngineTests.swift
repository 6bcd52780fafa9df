import CacheNetCore
import CacheNetTestKit
import Testing

struct ScriptedEngineTests {
    private let engine = ScriptedEngine(models: [
        "left": ScriptedModel(frameShape: [1, 1, 2], labels: 2) { input in input.bytes.map(Float.init) }
    ])

    private func bytes(_ name: String, count: Int = 0) -> ModelBytes {
        ModelBytes(ScriptedEngine.bytes(of: name, count: count))
    }

    @Test func answersByItsScript() throws {
        let session = try engine.load(bytes("left", count: 999))
        let input = try Tensor(elementType: .uint8, shape: [1, 1, 1, 2], bytes: [7, 9])
        let outputs = try session.run(input)
        #expect(try outputs.first?.floats() == [7, 9])
        #expect(engine.calls.loads == 1)
        #expect(engine.calls.runs == 1)
    }

    @Test func preparedCopiesLoadOnlyAsSuch() throws {
        let prepared = try engine.prepare(bytes("left", count: 64))
        #expect(prepared.count == 64)
        _ = try engine.load(prepared: prepared)
        #expect { try engine.load(prepared) } throws: { ($0 as? EngineError)?.code == .invalidModel }
        #expect { try engine.load(prepared: bytes("left")) } throws: { ($0 as? EngineError)?.code == .invalidModel }
    }

    @Test func refusesWhatDoesNotFit() throws {
        #expect { try engine.load(bytes("right")) } throws: { ($0 as? EngineError)?.code == .invalidModel }
        let session = try engine.load(bytes("left"))
        let input = try Tensor(elementType: .uint8, shape: [1, 1, 1, 3], bytes: [1, 2, 3])
        #expect { try session.run(input) } throws: { ($0 as? EngineError)?.code == .invalidInput }
    }

    @Test func failsWhenTold() throws {
        engine.fail(.load, with: EngineError(.unavailable, "told to"))
        #expect { try engine.load(bytes("left")) } throws: { ($0 as? EngineError)?.code == .unavailable }
        _ = try engine.load(bytes("left"))
        #expect(engine.calls.loads == 2)
    }
}
