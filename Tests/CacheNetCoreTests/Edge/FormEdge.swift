import CacheNetCore
import CacheNetTestKit
import Synchronization

/// An edge that notes what it is sent, and takes a time of its own for each form.
final class FormEdge: EdgeInference {
    enum Sent: Equatable {
        case tensor
        case picture([UInt8])
    }

    private let clock: ManualClock
    private let (tensorTime, pictureTime): (Duration, Duration)
    private let ran: Duration?
    private let refusals: Mutex<Set<FrameFormChoice.Form>>
    private let notes = Mutex<[(sent: Sent, timeout: Duration?)]>([])

    init(
        _ clock: ManualClock, tensor: Duration = .milliseconds(1), picture: Duration = .milliseconds(1),
        ran: Duration? = nil, refusing forms: Set<FrameFormChoice.Form> = []
    ) {
        self.clock = clock
        (tensorTime, pictureTime) = (tensor, picture)
        self.ran = ran
        refusals = Mutex(forms)
    }

    var sent: [Sent] { notes.withLock { $0.map(\.sent) } }
    var timeouts: [Duration?] { notes.withLock { $0.map(\.timeout) } }

    func refuse(_ forms: Set<FrameFormChoice.Form>) { refusals.withLock { $0 = forms } }

    func infer(_ frame: Tensor, timeout: Duration?) async throws(TransportError) -> EdgeAnswer {
        try answer(.tensor, .tensor, tensorTime, timeout)
    }

    func infer(picture: [UInt8], timeout: Duration?) async throws(TransportError) -> EdgeAnswer {
        try answer(.picture(picture), .picture, pictureTime, timeout)
    }

    private func answer(
        _ note: Sent, _ form: FrameFormChoice.Form, _ time: Duration, _ timeout: Duration?
    ) throws(TransportError) -> EdgeAnswer {
        notes.withLock { $0.append((note, timeout)) }
        if let timeout, timeout < time {
            clock.advance(by: timeout)
            throw TransportError(.timeout, "too slow")
        }
        clock.advance(by: time)
        if refusals.withLock({ $0.contains(form) }) { throw TransportError(.rejected, "no \(form) here") }
        return EdgeAnswer(logits: [0, 1], hint: nil, ran: ran)
    }
}

/// Makes the picture [quality], in 2 ms.
struct FormEncoder: PictureEncoder {
    struct NoPicture: Error {}

    let clock: ManualClock
    var fails = false

    func encode(_ frame: Tensor, quality: Int) throws -> [UInt8] {
        if fails { throw NoPicture() }
        clock.advance(by: .milliseconds(2))
        return [UInt8(quality)]
    }
}
