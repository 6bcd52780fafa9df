internal import CacheNetCore

/// A thread that makes pictures, and the end of the pipe where they come out. The thread ends with this object.
final class FrameRun: Sendable {
    private let pipe: FramePipe
    private let task: Task<Void, Never>
    private let counters: VideoCounters

    /// - Parameters:
    ///   - name: the thread's.
    ///   - make: puts pictures into the pipe until the last one, or until the pipe takes no more. It may block.
    init(
        name: String, counters: VideoCounters,
        make: @escaping @Sendable (FramePipe) async throws(VideoError) -> Void
    ) {
        let pipe = FramePipe(counters: counters)
        self.pipe = pipe
        self.counters = counters
        // Nothing but the task refers to the executor, so that its thread ends with the task.
        task = Task(executorPreference: ThreadExecutor(name: name)) {
            do throws(VideoError) {
                try await make(pipe)
                pipe.finish(nil)
            } catch {
                pipe.finish(error)
            }
        }
    }

    deinit {
        cancel()
    }

    func next() async throws -> TimedPicture? {
        let picture = try await withTaskCancellationHandler {
            try await pipe.take()
        } onCancel: {
            cancel()
        }
        if picture != nil { counters.add(to: \.frames) }
        return picture
    }

    private func cancel() {
        pipe.cancel()
        task.cancel()
    }
}
