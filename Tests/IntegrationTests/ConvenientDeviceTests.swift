import CacheNet
import CacheNetTestKit
import Testing

/// The initialiser of the umbrella product, against a real edge server.
@Suite(.timeLimit(.minutes(15)))
struct ConvenientDeviceTests {
    @Test func anAddressIsEnough() async throws {
        let edge = try await LoopbackEdge(models: ToyBundle.fixtures, name: "toy")
        let device = try await Device(edge: edge.url)
        #expect(device.bundle.config.name.description == "toy")
        // Nothing is there yet, so the edge answers, and says which partition to fetch.
        let answer = try await device.infer(try ToyBundle.frame(.red))
        #expect(answer.origin == .miss)
        await device.settle()
        #expect(try await device.infer(try ToyBundle.frame(.red)).origin == .hit)
        await device.shutdown()
        try await edge.stop()
    }

    @Test func aGateOfOnesOwnDecides() async throws {
        let edge = try await LoopbackEdge(models: ToyBundle.fixtures, name: "toy")
        let device = try await Device(bundle: .edge("toy"), edge: edge.url) { _ in Stubborn() }
        for _ in 0..<3 {
            let answer = try await device.infer(try ToyBundle.frame(.blue))
            #expect(answer.origin == .hit)
            #expect(answer.label == 1)
            #expect(answer.model == nil)
        }
        await device.shutdown()
        try await edge.stop()
    }

    @Test func aGateMaySayALabelThatNobodyHas() async throws {
        let edge = try await LoopbackEdge(models: ToyBundle.fixtures, name: "toy")
        let device = try await Device(edge: edge.url) { _ in Stubborn(label: 9) }
        let answer = try await device.infer(try ToyBundle.frame(.blue))
        #expect(answer.origin == .hit && answer.label == 9 && answer.name == nil)
        await device.shutdown()
        try await edge.stop()
    }

    @Test func anEdgeThatIsNotThereIsAnError() async throws {
        await #expect(throws: TransportError.self) { try await Device(edge: "http://127.0.0.1:9") }
        await #expect(throws: TransportError.self) { try await Device(edge: "nowhere") }
    }
}

/// Everything is green, or another label.
private struct Stubborn: Gate {
    var label = 1
    let usesFallback = false
    func begin(_ frame: FrameContext) -> GateDecision { .answer(GateAnswer(label: label, probabilities: [0, 1, 0])) }
    func modelAnswered(_ answer: ModelAnswer?, by model: DeviceModel) -> GateDecision { .askEdge }
}
