import CacheNetCore
import CacheNetTestKit
import Synchronization
import Testing

struct FrameSenderTests {
    private static let picture = FrameSenderTests.sent(90)
    private let clock = ManualClock()

    private final class Lines: Sendable {
        let all = Mutex<[String]>([])
    }

    private static func sent(_ quality: UInt8) -> FormEdge.Sent { .picture([quality]) }

    private func frame() throws -> Tensor {
        try Tensor(elementType: .uint8, shape: [1, 3, 2, 2], bytes: [UInt8](repeating: 7, count: 12))
    }

    private func sender(
        _ edge: FormEdge, _ plan: FramePlan = FramePlan(quality: 90), encoder: (any PictureEncoder)?,
        onTrouble: @escaping @Sendable (String) -> Void = { _ in }
    ) -> FrameSender {
        FrameSender(
            to: edge, as: plan, encoder: encoder, now: { [clock] in clock.now.offset }, onTrouble: onTrouble)
    }

    @Test func picturesAreSentAndCounted() async throws {
        let edge = FormEdge(clock)
        let sender = sender(edge, encoder: FormEncoder(clock: clock))
        for _ in 0..<3 { _ = try await sender.infer(try frame(), timeout: nil) }
        #expect(edge.sent == [Self.picture, Self.picture, Self.picture])
        #expect(sender.sent.frames == 3 && sender.sent.pictures == 3 && sender.sent.bytes == 3)
        #expect(sender.sent.trouble == nil)
    }

    @Test func withoutAnEncoderTensorsAreSent() async throws {
        let edge = FormEdge(clock)
        let sender = sender(edge, encoder: nil)
        _ = try await sender.infer(try frame(), timeout: nil)
        #expect(edge.sent == [.tensor])
        #expect(sender.sent.frames == 1 && sender.sent.pictures == 0 && sender.sent.bytes == 12)
    }

    @Test func aRefusedPictureGoesAsATensorAndNoOtherIsSent() async throws {
        let edge = FormEdge(clock, refusing: [.picture])
        let said = Lines()
        let sender = sender(edge, encoder: FormEncoder(clock: clock)) { text in said.all.withLock { $0.append(text) } }
        for _ in 0..<3 { _ = try await sender.infer(try frame(), timeout: .milliseconds(100)) }
        #expect(edge.sent == [Self.picture, .tensor, .tensor, .tensor])
        // The picture took 2 ms to make and 1 ms to be refused.
        #expect(edge.timeouts == [.milliseconds(98), .milliseconds(97), .milliseconds(100), .milliseconds(100)])
        #expect(sender.sent.frames == 3 && sender.sent.pictures == 0 && sender.sent.bytes == 1 + 3 * 12)
        #expect(said.all.withLock { $0 } == ["frames go as tensors, as the edge refused a picture: no picture here"])
    }

    /// Where there was no time for the tensor, the next frame's finds out.
    @Test func aRefusalThatTookAllTheTimeCountsAsWell() async throws {
        let edge = FormEdge(clock, tensor: .milliseconds(50), picture: .milliseconds(50), refusing: [.picture])
        let sender = sender(edge, encoder: FormEncoder(clock: clock))
        let frame = try frame()
        let late = await #expect(throws: TransportError.self) {
            try await sender.infer(frame, timeout: .milliseconds(90))
        }
        #expect(late?.code == .timeout && sender.sent.trouble == nil)
        for _ in 0..<2 { _ = try await sender.infer(frame, timeout: .milliseconds(90)) }
        #expect(edge.sent == [Self.picture, .tensor, .tensor, .tensor])
        #expect(sender.sent.trouble != nil)
    }

    /// A wrong token, or a model that is not there, says nothing of pictures.
    @Test func anEdgeThatRefusesBothIsAskedAgain() async throws {
        let edge = FormEdge(clock, refusing: [.picture, .tensor])
        let sender = sender(edge, encoder: FormEncoder(clock: clock))
        let frame = try frame()
        await #expect(throws: TransportError.self) { try await sender.infer(frame, timeout: nil) }
        edge.refuse([])
        _ = try await sender.infer(frame, timeout: nil)
        #expect(edge.sent == [Self.picture, .tensor, Self.picture])
        #expect(sender.sent.trouble == nil)
    }

    @Test func aFrameThatIsNoPictureIsATensor() async throws {
        let edge = FormEdge(clock)
        let sender = sender(edge, encoder: FormEncoder(clock: clock, fails: true))
        for _ in 0..<2 { _ = try await sender.infer(try frame(), timeout: nil) }
        #expect(edge.sent == [.tensor, .tensor])
        #expect(sender.sent.trouble?.contains("they are no pictures") == true)
    }

    /// 100 ms are enough for pictures only: tensors are given up, and what that took counts.
    @Test func timeoutsCountAsTime() async throws {
        let edge = FormEdge(clock, tensor: .milliseconds(240), picture: .milliseconds(40))
        let sender = sender(edge, FramePlan(quality: 75, isMeasured: true), encoder: FormEncoder(clock: clock))
        for _ in 0..<20 { _ = try? await sender.infer(try frame(), timeout: .milliseconds(100)) }
        #expect(edge.sent.prefix(4) == [.tensor, Self.sent(75), .tensor, Self.sent(75)])
        #expect(edge.sent.dropFirst(6).allSatisfy { $0 == Self.sent(75) })
    }

    /// Making a picture counts, what the models took does not.
    @Test(arguments: [(5, FormEdge.Sent.tensor), (9, FormEdge.Sent.picture([75]))])
    func theWholeWayIsMeasured(_ milliseconds: Int, _ form: FormEdge.Sent) async throws {
        // 2 ms to make a picture and 3 ms to send it.
        let edge = FormEdge(
            clock, tensor: .milliseconds(100 + milliseconds), picture: .milliseconds(103), ran: .milliseconds(100))
        let sender = sender(edge, FramePlan(quality: 75, isMeasured: true), encoder: FormEncoder(clock: clock))
        for _ in 0..<12 { _ = try await sender.infer(try frame(), timeout: nil) }
        #expect(edge.sent.dropFirst(6).allSatisfy { $0 == form })
    }
}
