internal import Synchronization

/// Hands pictures from the one thread that makes them to the one task that wants them.
///
/// Who makes them says for each whether it may wait for room or takes the place of the one before.
final class FramePipe: Sendable {
    /// So that one can be made while another one is looked at.
    private static let room = 2

    private enum End {
        case finished
        case failed(any Error)
    }

    private struct State {
        var pictures: [TimedPicture] = []
        var end: End?
        var taker: CheckedContinuation<TimedPicture?, any Error>?
        var maker: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())
    private let cancelled = Atomic(false)
    private let counters: VideoCounters

    init(counters: VideoCounters) {
        self.counters = counters
    }

    /// Whether nobody wants pictures any longer. Free to ask at any time and on any thread.
    var isCancelled: Bool { cancelled.load(ordering: .relaxed) }

    /// - Parameter replacing: whether it takes the place of a picture that nobody has asked for; otherwise there may be
    ///   a wait for room.
    /// - Returns: whether more are wanted.
    func give(_ picture: TimedPicture, replacing: Bool) async -> Bool {
        let (taker, dropped, isFull) = state.withLock { state in
            guard state.end == nil else { return (nil as CheckedContinuation<TimedPicture?, any Error>?, 0, false) }
            if let taker = state.taker {
                state.taker = nil
                return (taker, 0, false)
            }
            let dropped = replacing ? state.pictures.count : 0
            state.pictures.removeFirst(dropped)
            state.pictures.append(picture)
            return (nil, dropped, state.pictures.count >= Self.room)
        }
        taker?.resume(returning: picture)
        counters.add(dropped, to: \.dropped)
        if isFull { await waitForRoom() }
        return !isCancelled
    }

    private func waitForRoom() async {
        await withCheckedContinuation { continuation in
            let hasRoom = state.withLock { state in
                guard state.end == nil, state.pictures.count >= Self.room else { return true }
                state.maker = continuation
                return false
            }
            if hasRoom { continuation.resume() }
        }
    }

    /// - Parameter error: what the reader gets behind the pictures that are there already.
    func finish(_ error: VideoError?) {
        end(error.map { .failed($0) } ?? .finished, keepingPictures: true)
    }

    /// Lets go of everything that is there. A task that waits for a picture gets a `CancellationError`.
    func cancel() {
        cancelled.store(true, ordering: .relaxed)
        end(.failed(CancellationError()), keepingPictures: false)
    }

    private func end(_ end: End, keepingPictures: Bool) {
        let (taker, maker) = state.withLock { state in
            if !keepingPictures { state.pictures = [] }
            // What waits now is told of the end; what asks later finds it.
            let (taker, maker) = (state.taker, state.maker)
            (state.taker, state.maker) = (nil, nil)
            if state.end == nil { state.end = taker == nil ? end : .finished }
            return (taker, maker)
        }
        maker?.resume()
        switch end {
        case .finished: taker?.resume(returning: nil)
        case .failed(let error): taker?.resume(throwing: error)
        }
    }

    /// - Returns: `nil` behind the end, and behind an error that was thrown once.
    func take() async throws -> TimedPicture? {
        try await withCheckedThrowingContinuation { continuation in
            let (result, maker) = state.withLock { state -> (Result<TimedPicture?, any Error>?, _) in
                let maker = state.maker
                state.maker = nil
                if !state.pictures.isEmpty { return (.success(state.pictures.removeFirst()), maker) }
                switch state.end {
                case .finished: return (.success(nil), maker)
                case .failed(let error):
                    state.end = .finished
                    return (.failure(error), maker)
                case nil:
                    state.taker = continuation
                    return (nil, maker)
                }
            }
            maker?.resume()
            if let result { continuation.resume(with: result) }
        }
    }
}
