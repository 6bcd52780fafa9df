import CacheNetCore
import CacheNetDevice
import Testing

/// Models and edges that answer with more or fewer values than there are labels: an index into the labels must never come
/// of that.
struct OutputCountTests {
    @Test(arguments: [1, 2, 4, 1000])
    func aPartitionThatSaysSoIsRefusedWhenItIsLoaded(_ count: Int) async throws {
        let rig = try Rig(Toy(outputs: [1: count]))
        let error = try await #require(throws: DeviceError.self) { try await rig.device.start(with: .partition(1)) }
        #expect(error.code == .modelUnavailable)
        #expect(error.message.contains("output logits: expected float32 [batch, 3], got float32 [-1, \(count)]"))
        #expect(await rig.device.active == nil)
    }

    @Test(arguments: [1, 2, 4, 1000])
    func anAnswerThatDoesNotFitIsNone(_ count: Int) async throws {
        let rig = try Rig(Toy(outputs: [1: count], saysOutputs: false))
        try await rig.device.start(with: .partition(1))
        rig.edge.answer([0, 0, 9])
        let answer = try await rig.infer(1)
        #expect(answer.origin == .miss)
        #expect(answer.label == 2)
        #expect(answer.entropy == nil)
    }

    @Test func aPartitionThatIsHintedAtAndDoesNotFitIsAFailedFetch() async throws {
        let rig = try Rig(Toy(outputs: [1: 7]), .synchronous)
        try await rig.device.start(with: .partition(0))
        try await rig.miss(hint: 1)
        #expect(await rig.device.report.fetchFailures == 1)
        #expect(await rig.device.active == 0)
    }

    @Test(arguments: [0, 2, 1000])
    func anEdgeThatAnswersForOtherLabelsDegradesTheFrame(_ count: Int) async throws {
        let rig = try Rig()
        try await rig.device.start(with: .partition(0))
        rig.edge.answer([Float](repeating: 1, count: count))
        let answer = try await rig.infer(2)
        #expect(answer.origin == .degraded)
        #expect(answer.reason?.description == "invalidResponse")
        #expect(answer.probabilities.count == 3)
        #expect(await rig.device.report.edgeFailure?.contains("expected 3 values") == true)
    }
}
