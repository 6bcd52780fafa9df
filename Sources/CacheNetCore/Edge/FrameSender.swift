internal import Synchronization

/// An edge that is sent frames as a plan says, and counts what it was sent.
///
/// A picture that is refused goes again as a tensor, and so do the next frames. Once one of them is answered, no more
/// pictures go; where tensors are refused as well, the reason was another one.
package final class FrameSender: EdgeInference {
    private struct State {
        var choice: FrameFormChoice
        var sent = SentFrames()
        /// Why the edge refused a picture, until a tensor is answered or refused.
        var refusal: String?

        mutating func next() -> FrameFormChoice.Form { refusal == nil ? choice.next() : .tensor }
    }

    private let edge: any EdgeInference
    private let plan: FramePlan
    private let encoder: (any PictureEncoder)?
    private let now: @Sendable () -> Duration
    private let onTrouble: @Sendable (String) -> Void
    private let state: Mutex<State>

    /// - Parameters:
    ///   - encoder: `nil` sends tensors only.
    ///   - now: time since any fixed instant.
    ///   - onTrouble: told once why no more pictures go; it returns at once.
    package init(
        to edge: any EdgeInference, as plan: FramePlan, encoder: (any PictureEncoder)?,
        now: @escaping @Sendable () -> Duration, onTrouble: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.edge = edge
        self.plan = plan
        self.encoder = encoder
        self.now = now
        self.onTrouble = onTrouble
        state = Mutex(State(choice: FrameFormChoice(encoder == nil ? .tensors : plan)))
    }

    package var sent: SentFrames { state.withLock { $0.sent } }

    package func infer(_ frame: Tensor, timeout: Duration?) async throws(TransportError) -> EdgeAnswer {
        state.withLock { $0.sent.frames += 1 }
        guard let encoder, let quality = plan.quality, state.withLock({ $0.next() }) == .picture else {
            return try await sendTensor(frame, timeout)
        }
        let start = now()
        let picture: [UInt8]
        do {
            picture = try encoder.encode(frame, quality: quality)
        } catch {
            giveUpPictures("frames go as tensors, as they are no pictures: \(error)")
            return try await sendTensor(frame, timeout)
        }
        state.withLock {
            $0.sent.pictures += 1
            $0.sent.bytes += picture.count
        }
        do {
            return try await timed(.picture, since: start) { () throws(TransportError) in
                try await edge.infer(picture: picture, timeout: rest(of: timeout, since: start))
            }
        } catch {
            guard error.code == .rejected else { throw error }
            state.withLock {
                $0.sent.pictures -= 1
                $0.refusal = "frames go as tensors, as the edge refused a picture: \(error)"
            }
            return try await sendTensor(frame, rest(of: timeout, since: start))
        }
    }

    package func infer(picture: [UInt8], timeout: Duration?) async throws(TransportError) -> EdgeAnswer {
        try await edge.infer(picture: picture, timeout: timeout)
    }

    private func sendTensor(_ frame: Tensor, _ timeout: Duration?) async throws(TransportError) -> EdgeAnswer {
        state.withLock { $0.sent.bytes += frame.bytes.count }
        do {
            let answer = try await timed(.tensor, since: now()) { () throws(TransportError) in
                try await edge.infer(frame, timeout: timeout)
            }
            if let reason = state.withLock({ $0.refusal }) { giveUpPictures(reason) }
            return answer
        } catch {
            if error.code == .rejected { state.withLock { $0.refusal = nil } }
            throw error
        }
    }

    /// Notes what an exchange took, also of one that took too long.
    private func timed(
        _ form: FrameFormChoice.Form, since start: Duration,
        _ exchange: () async throws(TransportError) -> EdgeAnswer
    ) async throws(TransportError) -> EdgeAnswer {
        do {
            let answer = try await exchange()
            let time = now() - start - (answer.ran ?? .zero)
            state.withLock { $0.choice.took(form, max(time, .zero)) }
            return answer
        } catch {
            if error.code == .timeout { state.withLock { $0.choice.took(form, now() - start) } }
            throw error
        }
    }

    private func rest(of timeout: Duration?, since start: Duration) -> Duration? {
        timeout.map { max($0 - (now() - start), .zero) }
    }

    private func giveUpPictures(_ reason: String) {
        let isNew = state.withLock { state in
            guard state.sent.trouble == nil else { return false }
            state.choice.giveUpPictures()
            state.sent.trouble = reason
            state.refusal = nil
            return true
        }
        if isNew { onTrouble(reason) }
    }
}
